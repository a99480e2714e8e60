import type { ActionRow } from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';

/** An Action with its place in the flow of its trigger (from 1; null when it is not bound) and what its runs came to. */
export interface ActionSummary extends Omit<ActionRow, 'version_id'> {
  position: number | null;
  runs: number;
  failures: number;
  median_ms: number | null;
  last_run: Date | null;
}

/** Every Action, in the order in which those of its trigger run; those that are not bound come last. */
export async function findActions(db: Database): Promise<ActionSummary[]> {
  const { rows } = await db.query<ActionSummary>(
    `SELECT actions.*, bound.position, coalesce(runs, 0) AS runs, coalesce(failures, 0) AS failures, median_ms, last_run
     FROM actions
     LEFT JOIN (SELECT action_id, (row_number() OVER (PARTITION BY trigger_id ORDER BY position))::int AS position FROM trigger_bindings) bound
       ON action_id = actions.id
     LEFT JOIN (
       SELECT action, count(*)::int AS runs, count(error)::int AS failures, max(date) AS last_run,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY duration_ms) AS median_ms
       FROM action_runs GROUP BY action
     ) history ON action = actions.name
     ORDER BY bound.position NULLS LAST, actions.name`,
  );
  return rows;
}
