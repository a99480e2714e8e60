import { z } from 'zod';
import type { Database } from '../../store/database.ts';
import type { Tenant } from '../../tenant.ts';
import { ManagementError } from '../errors.ts';
import { checkpointQuery, type PageQuery, pageOf, pageQuery, rowsOf } from '../paging.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from '../route.ts';
import { inTime } from '../search/in-time.ts';
import { parseQuery } from '../search/parse-query.ts';
import { periodOf } from '../search/period.ts';
import { toSql } from '../search/to-sql.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { validationError } from '../validate.ts';
import { LOG_ENTRIES, type LogEntryRow } from './log-entries.ts';
import { LOG_BEGINNINGS, LOG_SEARCH, SORTABLE } from './log-search.ts';

/** Every property that an entry can have, in the order of Auth0's schema. */
const LOG_FIELDS = [
  ...['date', 'type', 'description', 'connection', 'connection_id', 'client_id', 'client_name', 'ip'],
  ...['hostname', 'user_id', 'user_name', 'user_agent', 'strategy', 'strategy_type', 'details'],
  'isMobile',
  ...['log_id', '_id'],
] as const;

/** A log event as the Management API shows it; what is not known is absent. */
function logView(row: LogEntryRow): Record<string, unknown> {
  const all: Record<string, unknown> = { ...row, date: row.date.toISOString(), _id: row.log_id };
  return Object.fromEntries(
    LOG_FIELDS.map((field) => [field, all[field]]).filter(([, value]) => value !== null),
  );
}

/** A condition on entries of the log, written with parameters from `$2` on, and how many they are to be. */
interface LogFilter {
  where: string;
  /** What stands for the parameters; the first one is the tenant's host. */
  values: unknown[];
}

/** The beginning of a filter's parameters. */
export function hostOf({ issuer }: Tenant): unknown[] {
  return [new URL(issuer).host];
}

/** Entries of the log, in an order that the caller wrote. */
async function findLogs(
  db: Database,
  { where, values }: LogFilter,
  { orderBy, offset = 0, limit }: { orderBy: string; offset?: number; limit: number },
): Promise<LogEntryRow[]> {
  const { rows } = await db.query<LogEntryRow>(
    `SELECT * FROM ${LOG_ENTRIES} WHERE ${where} ORDER BY ${orderBy} OFFSET ${offset} LIMIT ${limit}`,
    values,
  );
  return rows;
}

/** How many entries of the log there are. */
async function countLogs(db: Database, { where, values }: LogFilter): Promise<number> {
  const sql = `SELECT count(*) FROM ${LOG_ENTRIES} WHERE ${where} AND $1::text IS NOT NULL`;
  return Number((await db.query<{ count: string }>(sql, values)).rows[0]?.count);
}

const SORT = new RegExp(`^(${SORTABLE.join('|')}):(-?1)$`);
const FIELD = `(${LOG_FIELDS.join('|')})`;

const sort = z
  .string()
  .regex(SORT)
  .optional()
  .describe('Field to use for sorting appended with :1  for ascending and :-1 for descending. e.g. date:-1');

const listLogsQuery = z.strictObject({
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
async function listLogs(
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
    if (!time)
      throw validationError('Query', 'Not the id of a log event', {
        property: 'from',
        description: 'Log Event Id from which to start retrieving logs.',
      });
    values.push(from, Number(time));
    where = `seq > coalesce((SELECT seq FROM log_events WHERE log_id = $2),
      (SELECT max(seq) FROM log_events WHERE date <= to_timestamp($3::double precision / 1000)), 0)`;
  }
  const entries = await findLogs(tenant.pool, { where, values }, { orderBy: 'seq', limit: take });
  return entries.map(logView);
}

/** Reads one event. Throws 404 when there is none. */
async function getLog({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const values = [...hostOf(tenant), params.id];
  const [entry] = await findLogs(tenant.pool, { where: 'log_id = $2', values }, { orderBy: 'seq', limit: 1 });
  if (!entry) throw new ManagementError(404, 'The log event does not exist.', 'log_not_found');
  return logView(entry);
}

const day = z
  .string()
  .regex(/^\d{8}$/)
  .optional();
const dailyStatsQuery = z.strictObject({
  from: day.describe('Optional first day of the date range (inclusive) in YYYYMMDD format.'),
  to: day.describe('Optional last day of the date range (inclusive) in YYYYMMDD format.'),
});

interface DailyStats {
  date: Date;
  logins: number;
  signups: number;
  leaked_passwords: 0;
  /** When something happened first on that day, and last. */
  created_at: Date;
  updated_at: Date;
}

/**
 * Sign-ins and sign-ups of each day from one to another, or of the last 30; days without any are left out.
 * https://auth0.com/docs/api/management/v2/stats/get-daily
 */
async function getDailyStats(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof dailyStatsQuery>>,
): Promise<unknown> {
  await tenant.history.flush();
  const start = query.from === undefined ? undefined : dayOf(query.from, 'from').start;
  const end = query.to === undefined ? undefined : dayOf(query.to, 'to').end;
  const { rows } = await tenant.pool.query<DailyStats>(
    `SELECT date_trunc('day', date, 'UTC') AS date, count(*) FILTER (WHERE type = 's')::int AS logins,
       count(*) FILTER (WHERE type = 'ss')::int AS signups, 0 AS leaked_passwords,
       min(date) AS created_at, max(date) AS updated_at
     FROM log_events WHERE date >= coalesce($1, coalesce($2, now()) - interval '30 days')
       AND date < coalesce($2::timestamptz, 'infinity') GROUP BY 1 ORDER BY 1`,
    [start, end],
  );
  return rows;
}

function dayOf(text: string, name: string) {
  const period = periodOf(text.replace(/(....)(..)(..)/, '$1-$2-$3'));
  if (!period) throw validationError('Query', `No such day: ${text}`, { property: name });
  return period;
}

/** How many users signed in during the last 30 days. */
async function getActiveUsers({ tenant }: ManagementContext): Promise<number> {
  const sql = `SELECT count(*) FROM users WHERE last_login > now() - interval '30 days'`;
  return Number((await tenant.pool.query<{ count: string }>(sql)).rows[0]?.count);
}

/** https://auth0.com/docs/api/management/v2/logs and /stats */
export const logsRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/logs',
    scopes: ['read:logs', 'read:logs_users'],
    query: listLogsQuery,
    verb: listLogs,
  }),
  route({ method: 'get', path: '/logs/:id', scopes: ['read:logs', 'read:logs_users'], verb: getLog }),
  route({ method: 'get', path: '/stats/active-users', scopes: ['read:stats'], verb: getActiveUsers }),
  route({
    method: 'get',
    path: '/stats/daily',
    scopes: ['read:stats'],
    query: dailyStatsQuery,
    verb: getDailyStats,
  }),
];
