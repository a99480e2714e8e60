import { z } from 'zod';
import { userNotFound } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

export const roleUsersSchema = z.strictObject({
  users: z.array(z.string()).min(1).describe("user_id's of the users to assign the role to."),
});

/** Gives a role to users, all or none. Throws 404 for a role or a user that does not exist. */
export async function assignRoleUsers(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof roleUsersSchema>>,
): Promise<unknown> {
  const role = await requireRole(tenant.pool, params.id);
  const sql = 'INSERT INTO user_roles SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING';
  await tenant.pool.query(sql, [role.id, body.users]).catch((error) => {
    throw error.code === '23503' ? userNotFound() : error;
  });
  return {};
}
