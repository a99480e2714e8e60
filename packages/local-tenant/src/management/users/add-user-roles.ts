import { z } from 'zod';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

export const userRolesSchema = z.strictObject({
  roles: z.array(z.string()).min(1).describe('List of roles IDs to associated with the user.'),
});
export type UserRoles = z.infer<typeof userRolesSchema>;

/** Gives a user roles, all or none. Throws 404 for a user or a role that does not exist. */
export async function addUserRoles(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, UserRoles>,
): Promise<void> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const sql = 'INSERT INTO user_roles SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING';
  await tenant.pool.query(sql, [user_id, body.roles]).catch((error) => {
    if (error.code === '23503') throw new ManagementError(404, 'The role does not exist.', 'inexistent_role');
    throw error;
  });
}
