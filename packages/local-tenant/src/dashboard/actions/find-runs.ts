import type { Database } from '../../store/database.ts';
import type { ActionRun } from '../../store/history.ts';

/** A run of an Action. */
export interface RunRow {
  seq: string;
  date: Date;
  action: string;
  user_id: string | null;
  protocol: string;
  duration_ms: number;
  logs: ActionRun['logs'];
  asked: ActionRun['asked'];
  /** Id of the flow that it belongs to; null for one of long ago. */
  execution: string | null;
  error: string | null;
}

/** A run with the name of the user it ran for, where they still exist. */
export type NamedRun = RunRow & { user_name: string | null };

/**
 * The last runs, newest first: of one Action, for one user, or of all. A flow that was stopped is one run that names
 * all its Actions.
 */
export async function findRuns(
  db: Database,
  { action, userId, limit }: { action?: string; userId?: string; limit: number },
): Promise<NamedRun[]> {
  const { rows } = await db.query<NamedRun>(
    `SELECT action_runs.*, coalesce(user_metadata->>'displayName', name, email) AS user_name
     FROM action_runs LEFT JOIN users USING (user_id)
     WHERE ($1::text IS NULL OR $1 = ANY (string_to_array(action, ', '))) AND ($2::text IS NULL OR user_id = $2) ORDER BY seq DESC LIMIT $3`,
    [action, userId, limit],
  );
  return rows;
}

/** The runs that belong to flows, in the order in which they ran. */
export async function findRunsOf(db: Database, executions: string[]): Promise<RunRow[]> {
  const sql = 'SELECT * FROM action_runs WHERE execution = ANY ($1) ORDER BY seq';
  return (await db.query<RunRow>(sql, [executions])).rows;
}
