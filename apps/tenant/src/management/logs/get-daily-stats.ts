import type { ManagementContext } from '../route.ts';

/** Sign-ins and sign-ups of each day of the last 30, days without any left out. */
export async function getDailyStats({ tenant }: ManagementContext): Promise<unknown> {
  await tenant.history.flush();
  const { rows } = await tenant.pool.query(
    `SELECT date_trunc('day', date) AS date, count(*) FILTER (WHERE type = 's')::int AS logins,
       count(*) FILTER (WHERE type = 'ss')::int AS signups, 0 AS leaked_passwords
     FROM log_events WHERE date > now() - interval '30 days' GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}
