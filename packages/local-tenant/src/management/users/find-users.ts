import { z } from 'zod';
import { type UserView, userView } from '../../domain/user-view.ts';
import type { Database } from '../../store/database.ts';
import { findUser, type UserRow } from '../../store/users.ts';
import { requireOwnAccount } from '../authenticate.ts';
import { ManagementError, userNotFound } from '../errors.ts';
import { flag, pageOf, pageQuery, rowsOf } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { inTime } from '../search/in-time.ts';
import { parseQuery } from '../search/parse-query.ts';
import { toSql } from '../search/to-sql.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { USER_SEARCH } from './search/user-search.ts';

/**
 * Finds a user by id; `lock` keeps the row from others until the transaction ends. Throws 404 in the words of Auth0 when
 * there is none.
 */
export async function requireUser(db: Database, id = '', options: { lock?: boolean } = {}): Promise<UserRow> {
  const user = await findUser(db, id, options);
  if (!user) throw userNotFound();
  return user;
}

const SORTABLE = [
  'user_id',
  'email',
  'name',
  'nickname',
  'given_name',
  'family_name',
  'username',
  'email_verified',
  'created_at',
  'updated_at',
  'last_login',
  'logins_count',
];

export const listUsersQuery = z.strictObject({
  ...pageQuery.shape,
  ...fieldsQuery.shape,
  q: z.string().max(1000).optional().describe('Query in Lucene query string syntax.'),
  sort: z
    .string()
    .regex(/^[\w.]+:-?1$/, 'Expected FIELD:1 or FIELD:-1')
    .optional()
    .describe('Field to sort by. Use field:order where order is 1 for ascending and -1 for descending.'),
  connection: z.string().optional().describe('Connection filter.'),
  search_engine: z.enum(['v3']).optional().describe('The version of the search engine'),
  primary_order: flag
    .optional()
    .describe('Whether results are in a deterministic order; here they always are.'),
});

/**
 * Lists or searches users, a page at a time, a thousand at most. Throws 503 when that takes too long.
 * https://auth0.com/docs/api/management/v2/users/get-users
 */
export async function listUsers(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listUsersQuery>>,
): Promise<unknown> {
  const { offset, limit } = rowsOf(query, { limited: true });
  const values: unknown[] = [query.connection ?? null];
  const condition = query.q?.trim() ? toSql(parseQuery(query.q), USER_SEARCH, values) : 'true';
  const where = `WHERE ${condition} AND ($1::text IS NULL OR connection = $1)`;
  const [rows, total] = await inTime(tenant.pool, async (db) => {
    const found = await db.query<UserRow>(
      `SELECT * FROM users ${where} ORDER BY ${orderOf(query.sort)} OFFSET ${offset} LIMIT ${limit}`,
      values,
    );
    if (!query.include_totals) return [found.rows, 0];
    const counted = await db.query<{ count: string }>(`SELECT count(*) FROM users ${where}`, values);
    return [found.rows, Number(counted.rows[0]?.count)];
  });
  const users = rows.map((row) => selectFields(userView(tenant.issuer, row), query));
  const page = pageOf('users', users, total, query);
  // The one list that says how many items it has.
  return query.include_totals ? { ...(page as object), length: users.length } : page;
}

function orderOf(sort: string | undefined): string {
  const [field = '', order] = (sort ?? 'created_at:1').split(':');
  if (!SORTABLE.includes(field))
    throw new ManagementError(400, `Users cannot be sorted by ${field}.`, 'invalid_query_string');
  return `${field} ${order === '-1' ? 'DESC' : 'ASC'} NULLS LAST, user_id`;
}

export const usersByEmailQuery = z.strictObject({
  ...fieldsQuery.shape,
  email: z.string().min(1).describe('Email address to search for (case-sensitive).'),
});

/** Every account with this email address, one for each connection. Addresses are kept in lower case. */
export async function getUsersByEmail(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof usersByEmailQuery>>,
): Promise<unknown> {
  const sql = 'SELECT * FROM users WHERE email = $1 ORDER BY created_at, user_id';
  const { rows } = await tenant.pool.query<UserRow>(sql, [query.email]);
  return rows.map((row) => selectFields(userView(tenant.issuer, row), query));
}

export const GET_USER_SCOPES = ['read:users', 'read:current_user', 'read:user_idp_tokens'];

/** Reads one user. Throws 404 when there is none, 403 for another's account with `read:current_user` alone. */
export async function getUser(
  { tenant, caller }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<Partial<UserView>> {
  const { id = '' } = params;
  requireOwnAccount(caller, id, GET_USER_SCOPES);
  const user = await requireUser(tenant.pool, id);
  return selectFields(userView(tenant.issuer, user), query);
}
