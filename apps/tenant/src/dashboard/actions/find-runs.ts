import type { ActionRun } from '../../actions/protocol.ts';
import type { Database } from '../../store/database.ts';

/** A run of an Action, with the name of the user it ran for where they still exist. */
export interface NamedRun {
  seq: string;
  date: Date;
  action: string;
  user_id: string | null;
  user_name: string | null;
  protocol: string;
  duration_ms: number;
  logs: ActionRun['logs'];
  error: string | null;
}

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
