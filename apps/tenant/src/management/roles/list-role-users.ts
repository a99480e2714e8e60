import { pictureOf } from '../../oidc/profile-claims.ts';
import type { UserRow } from '../../store/users.ts';
import { type PageQuery, pageOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

/** Who has a role, in short form. Throws 404 when there is no such role. */
export async function listRoleUsers(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const role = await requireRole(tenant.pool, params.id);
  const sql = 'SELECT users.* FROM users JOIN user_roles USING (user_id) WHERE role_id = $1 ORDER BY user_id';
  const { rows } = await tenant.pool.query<UserRow>(sql, [role.id]);
  const users = rows.map((user) => ({
    user_id: user.user_id,
    email: user.email,
    name: user.name,
    picture: pictureOf(tenant.issuer, user),
  }));
  return pageOfAll('users', users, query);
}
