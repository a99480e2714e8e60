import { z } from 'zod';
import type { UserRow } from '../../store/users.ts';
import { ManagementError } from '../errors.ts';
import { pageOf, pageQuery, rowsOf } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { parseQuery } from './search/query-syntax.ts';
import { toSql } from './search/to-sql.ts';
import { userView } from './user-view.ts';

const SORTABLE = [
  'user_id',
  'email',
  'name',
  'nickname',
  'created_at',
  'updated_at',
  'last_login',
  'logins_count',
];

export const listUsersQuery = z.looseObject({
  ...pageQuery.shape,
  ...fieldsQuery.shape,
  q: z.string().max(1000).optional().describe('Query in Lucene query string syntax.'),
  sort: z
    .string()
    .regex(/^[\w.]+:-?1$/, 'Expected FIELD:1 or FIELD:-1')
    .optional()
    .describe('Field to sort by. Use field:order where order is 1 for ascending and -1 for descending.'),
  connection: z.string().optional().describe('Connection filter.'),
  search_engine: z.enum(['v1', 'v2', 'v3']).optional().describe('The version of the search engine.'),
});

/**
 * Lists or searches users, a page at a time, a thousand at most.
 * https://auth0.com/docs/api/management/v2/users/get-users
 */
export async function listUsers(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listUsersQuery>>,
): Promise<unknown> {
  const { offset, limit } = rowsOf(query, { limited: true });
  const condition = query.q?.trim() ? toSql(parseQuery(query.q)) : { sql: 'true', values: [] };
  const values = [...condition.values, query.connection ?? null];
  const where = `WHERE (${condition.sql}) AND ($${values.length}::text IS NULL OR connection = $${values.length})`;
  const rows = await tenant.pool.query<UserRow>(
    `SELECT * FROM users ${where} ORDER BY ${orderOf(query.sort)} OFFSET ${offset} LIMIT ${limit}`,
    values,
  );
  const total = query.include_totals
    ? Number((await tenant.pool.query(`SELECT count(*) FROM users ${where}`, values)).rows[0].count)
    : 0;
  const users = rows.rows.map((row) => selectFields(userView(tenant.issuer, row), query));
  return pageOf('users', users, total, query);
}

function orderOf(sort: string | undefined): string {
  const [field = '', order] = (sort ?? 'created_at:1').split(':');
  if (!SORTABLE.includes(field))
    throw new ManagementError(400, `Users cannot be sorted by ${field}.`, 'invalid_query_string');
  return `${field} ${order === '-1' ? 'DESC' : 'ASC'} NULLS LAST, user_id`;
}
