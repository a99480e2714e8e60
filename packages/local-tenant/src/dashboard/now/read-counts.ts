import type { Database } from '../../store/database.ts';

export interface Counts {
  users: number;
  /** Completed sign-ins of the last 24 hours. */
  signIns: number;
  /** Runs of Actions of the last 24 hours. */
  runs: number;
  /** Failures in the log of the last 24 hours. */
  failures: number;
}

/** The numbers of the first page. */
export async function readCounts(db: Database): Promise<Counts> {
  const day = `date > now() - interval '1 day'`;
  const { rows } = await db.query<Counts>(
    `SELECT (SELECT count(*)::int FROM users) AS users,
       (SELECT count(*)::int FROM log_events WHERE type = 's' AND ${day}) AS "signIns",
       (SELECT count(*)::int FROM action_runs WHERE ${day}) AS runs,
       (SELECT count(*)::int FROM log_events WHERE (type LIKE 'f%' OR type IN ('limit_wc', 'api_limit')) AND ${day}) AS failures`,
  );
  return rows[0] as Counts;
}
