import type { RoleRow } from '../../store/roles.ts';
import { type PageQuery, pageOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/** The roles of a user. Throws 404 when there is no such user. */
export async function listUserRoles(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const { rows } = await tenant.pool.query<RoleRow>(
    'SELECT id, name, description FROM roles JOIN user_roles ON role_id = id WHERE user_id = $1 ORDER BY name',
    [user_id],
  );
  return pageOfAll('roles', rows, query);
}
