import { toStoredAudience } from '../../domain/audience.ts';
import { inTransaction } from '../../store/database.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { Permissions } from './add-role-permissions.ts';
import { requireRole } from './role-view.ts';

/** Takes permissions from a role. Throws 404 when there is no such role. */
export async function removeRolePermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const role = await requireRole(db, params.id);
    for (const { resource_server_identifier, permission_name: name } of body.permissions) {
      const identifier = toStoredAudience(tenant.issuer, resource_server_identifier);
      const sql = 'DELETE FROM role_permissions WHERE role_id = $1 AND identifier = $2 AND permission = $3';
      await db.query(sql, [role.id, identifier, name]);
    }
  });
}
