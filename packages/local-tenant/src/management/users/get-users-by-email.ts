import { z } from 'zod';
import { userView } from '../../domain/user-view.ts';
import type { UserRow } from '../../store/users.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';

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
