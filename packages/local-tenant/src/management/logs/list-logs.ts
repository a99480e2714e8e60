import { z } from 'zod';
import type { Tenant } from '../../tenant.ts';
import { ManagementError } from '../errors.ts';
import { checkpointQuery, type PageQuery, pageOf, pageQuery, rowsOf } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { inTime } from '../search/in-time.ts';
import { parseQuery } from '../search/parse-query.ts';
import { toSql } from '../search/to-sql.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { countLogs, findLogs, hostOf, type LogFilter } from './find-logs.ts';
import { LOG_BEGINNINGS, LOG_SEARCH, SORTABLE } from './log-search.ts';
import { LOG_FIELDS, logView } from './log-view.ts';

const SORT = new RegExp(`^(${SORTABLE.join('|')}):(-?1)$`);
const FIELD = `(${LOG_FIELDS.join('|')})`;

const sort = z
  .string()
  .regex(SORT)
  .optional()
  .describe('Field to use for sorting appended with :1  for ascending and :-1 for descending. e.g. date:-1');

export const listLogsQuery = z.strictObject({
  ...pageQuery.shape,
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  fields: z
    .string()
    .regex(new RegExp(`^(${FIELD}(,${FIELD})*)?$`))
    .optional()
    .describe('Comma-separated list of fields to include or exclude'),
  q: z.string().max(1000).optional().describe('Query in Lucene query string syntax.'),
  search: z
    .string()
    .max(1000)
    .optional()
    .describe('Retrieves logs that match the specified search criteria.'),
  sort,
});

export const listUserLogsQuery = z.strictObject({ ...pageQuery.shape, sort });

/**
 * Lists or searches what happened, newest first unless sorted; by checkpoint, which ignores everything else, oldest
 * first. https://auth0.com/docs/api/management/v2/logs/get-logs
 */
export async function listLogs(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listLogsQuery>>,
): Promise<unknown> {
  await tenant.history.flush();
  if (query.from !== undefined || query.take !== undefined) return logsAfter(tenant, query);
  const values = hostOf(tenant);
  const conditions = ['true'];
  if (query.q?.trim()) conditions.push(toSql(parseQuery(query.q), LOG_SEARCH, values));
  if (query.search?.trim())
    conditions.push(toSql(parseQuery(query.search, { together: 'all' }), LOG_BEGINNINGS, values));
  return pageOfLogs(tenant, { where: conditions.join(' AND '), values }, query);
}

/** A page of what happened, newest first unless sorted. Throws 400 past the first thousand, 503 when it takes too long. */
export async function pageOfLogs(
  tenant: Tenant,
  filter: LogFilter,
  query: PageQuery & z.infer<typeof fieldsQuery> & { sort?: string },
): Promise<unknown> {
  const rows = rowsOf(query, { limited: true });
  const [, field, order] = SORT.exec(query.sort ?? '') ?? [];
  const direction = order === '1' ? 'ASC' : 'DESC';
  const orderBy = field ? `${field} ${direction} NULLS LAST, seq ${direction}` : 'seq DESC';
  const [entries, total] = await inTime(tenant.pool, async (db) => [
    await findLogs(db, filter, { orderBy, ...rows }),
    query.include_totals ? await countLogs(db, filter) : 0,
  ]);
  return pageOf(
    'logs',
    entries.map((entry) => selectFields(logView(entry), query)),
    total,
    query,
  );
}

// An id tells its time, so that it is a place in the log even when its event is no longer kept.
async function logsAfter(
  tenant: Tenant,
  { from, take = 50 }: z.infer<typeof listLogsQuery>,
): Promise<unknown> {
  const values = hostOf(tenant);
  let where = 'true';
  if (from !== undefined) {
    const [, time] = /^900(\d{13})[0-9a-f]{24}$/.exec(from) ?? [];
    if (!time) throw invalidFrom();
    values.push(from, Number(time));
    where = `seq > coalesce((SELECT seq FROM log_events WHERE log_id = $2),
      (SELECT max(seq) FROM log_events WHERE date <= to_timestamp($3::double precision / 1000)), 0)`;
  }
  const entries = await findLogs(tenant.pool, { where, values }, { orderBy: 'seq', limit: take });
  return entries.map(logView);
}

function invalidFrom(): ManagementError {
  return new ManagementError(
    400,
    "Query validation error: 'Not the id of a log event' on property from (Log Event Id from which to start retrieving logs.).",
    'invalid_query_string',
  );
}
