import { z } from 'zod';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { periodOf } from '../search/period.ts';

const day = z
  .string()
  .regex(/^\d{8}$/)
  .optional();
export const dailyStatsQuery = z.strictObject({
  from: day.describe('Optional first day of the date range (inclusive) in YYYYMMDD format.'),
  to: day.describe('Optional last day of the date range (inclusive) in YYYYMMDD format.'),
});

interface DailyStats {
  date: Date;
  logins: number;
  signups: number;
  leaked_passwords: 0;
}

/**
 * Sign-ins and sign-ups of each day from one to another, or of the last 30; days without any are left out.
 * https://auth0.com/docs/api/management/v2/stats/get-daily
 */
export async function getDailyStats(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof dailyStatsQuery>>,
): Promise<unknown> {
  await tenant.history.flush();
  const start = query.from === undefined ? undefined : dayOf(query.from, 'from').start;
  const end = query.to === undefined ? undefined : dayOf(query.to, 'to').end;
  const { rows } = await tenant.pool.query<DailyStats>(
    `SELECT date_trunc('day', date, 'UTC') AS date, count(*) FILTER (WHERE type = 's')::int AS logins,
       count(*) FILTER (WHERE type = 'ss')::int AS signups, 0 AS leaked_passwords
     FROM log_events WHERE date >= coalesce($1, coalesce($2, now()) - interval '30 days')
       AND date < coalesce($2::timestamptz, 'infinity') GROUP BY 1 ORDER BY 1`,
    [start, end],
  );
  return rows;
}

function dayOf(text: string, name: string) {
  const period = periodOf(text.replace(/(....)(..)(..)/, '$1-$2-$3'));
  if (!period)
    throw new ManagementError(
      400,
      `Query validation error: 'No such day: ${text}' on property ${name}.`,
      'invalid_query_string',
    );
  return period;
}
