import { z } from 'zod';
import type { LogEventRow } from '../../store/log-events.ts';
import type { Tenant } from '../../tenant.ts';
import { type PageQuery, pageOf, pageQuery, rowsOf } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { logView } from './log-view.ts';

export const listLogsQuery = z.looseObject({
  ...pageQuery.shape,
  from: z.string().optional().describe('Log Event Id from which to start retrieving logs.'),
  take: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Number of entries to retrieve when using the from parameter.'),
  q: z.string().optional().describe('Query: type:CODE or user_id:"ID".'),
});

/** Lists what happened, newest first; with `from`, what came after that event, oldest first. */
export async function listLogs(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listLogsQuery>>,
): Promise<unknown> {
  await tenant.history.flush();
  if (query.from !== undefined) {
    const { rows } = await tenant.pool.query<LogEventRow>(
      'SELECT * FROM log_events WHERE seq > (SELECT seq FROM log_events WHERE log_id = $1) ORDER BY seq LIMIT $2',
      [query.from, query.take ?? 50],
    );
    return rows.map(logView);
  }
  const [, type, userId] = /^type:"?(\w+)"?$|^user_id:"?([^"]+)"?$/.exec(query.q ?? '') ?? [];
  return pageOfLogs(tenant, { type, userId }, query);
}

/** A page of what happened, newest first, of one type or to one user when told. */
export async function pageOfLogs(
  tenant: Tenant,
  { type, userId }: { type?: string; userId?: string },
  query: PageQuery,
): Promise<unknown> {
  const { offset, limit } = rowsOf(query, { limited: true });
  const where = 'WHERE ($1::text IS NULL OR type = $1) AND ($2::text IS NULL OR user_id = $2)';
  const values = [type ?? null, userId ?? null];
  const { rows } = await tenant.pool.query<LogEventRow>(
    `SELECT * FROM log_events ${where} ORDER BY seq DESC OFFSET ${offset} LIMIT ${limit}`,
    values,
  );
  const count = await tenant.pool.query<{ count: string }>(
    `SELECT count(*) FROM log_events ${where}`,
    values,
  );
  return pageOf('logs', rows.map(logView), Number(count.rows[0]?.count), query);
}
