import type { ManagementContext, RouteInput } from '../route.ts';
import type { UserRoles } from './add-user-roles.ts';
import { requireUser } from './require-user.ts';

/** Takes roles away from a user. Throws 404 when there is no such user. */
export async function removeUserRoles(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, UserRoles>,
): Promise<void> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const sql = 'DELETE FROM user_roles WHERE user_id = $1 AND role_id = ANY ($2)';
  await tenant.pool.query(sql, [user_id, body.roles]);
}
