import { pictureOf } from '../../domain/profile-claims.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { type CheckpointQuery, checkpointPage, isByCheckpoint, pageOf, rowsOf } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

/**
 * Who has a role, in short form: by page the first thousand, by checkpoint all. Throws 404 when there is no such role.
 * https://auth0.com/docs/api/management/v2/roles/get-role-user
 */
export async function listRoleUsers(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointQuery>,
): Promise<unknown> {
  const { id } = await requireRole(tenant.pool, params.id);
  if (isByCheckpoint(query)) {
    return checkpointPage('users', query, {
      list: `/roles/${id}/users`,
      read: (after, limit) => readUsers(tenant, id, { after, offset: 0, limit }),
      idOf: ({ user_id }) => user_id,
    });
  }
  const users = await readUsers(tenant, id, { after: '', ...rowsOf(query, { limited: true }) });
  return pageOf('users', users, query.include_totals ? await countUsers(tenant, id) : 0, query);
}

async function readUsers(
  { pool, issuer }: Tenant,
  roleId: string,
  { after, offset, limit }: { after: string; offset: number; limit: number },
) {
  const { rows } = await pool.query<UserRow>(
    `SELECT users.* FROM user_roles JOIN users USING (user_id) WHERE role_id = $1 AND user_roles.user_id > $2
     ORDER BY user_roles.user_id OFFSET $3 LIMIT $4`,
    [roleId, after, offset, limit],
  );
  return rows.map((user) => ({
    user_id: user.user_id,
    email: user.email,
    name: user.name,
    picture: pictureOf(issuer, user),
  }));
}

async function countUsers({ pool }: Tenant, roleId: string): Promise<number> {
  const sql = 'SELECT count(*) FROM user_roles WHERE role_id = $1';
  return Number((await pool.query<{ count: string }>(sql, [roleId])).rows[0]?.count);
}
