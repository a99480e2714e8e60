import type { ActionRun } from '../actions/protocol.ts';
import type { Database } from './database.ts';

export interface ActionRunRow {
  seq: string;
  date: Date;
  action: string;
  user_id: string | null;
  protocol: string;
  duration_ms: number;
  logs: ActionRun['logs'];
  error: string | null;
}

/** The newest runs, of one Action when it is named. */
export async function listActionRuns(
  db: Database,
  { action, limit = 50 }: { action?: string; limit?: number } = {},
): Promise<ActionRunRow[]> {
  const sql = 'SELECT * FROM action_runs WHERE $1::text IS NULL OR action = $1 ORDER BY seq DESC LIMIT $2';
  return (await db.query<ActionRunRow>(sql, [action ?? null, limit])).rows;
}
