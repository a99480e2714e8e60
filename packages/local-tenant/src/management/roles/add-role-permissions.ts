import { z } from 'zod';
import { definedScopes } from '../../domain/api-scopes.ts';
import { toStoredAudience } from '../../domain/audience.ts';
import { inTransaction } from '../../store/database.ts';
import { findResourceServer } from '../../store/resource-servers.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

const permission = z.strictObject({ resource_server_identifier: z.string(), permission_name: z.string() });
export const permissionsSchema = z.strictObject({
  permissions: z
    .array(permission)
    .min(1)
    .describe('array of resource_server_identifier, permission_name pairs.'),
});
export type Permissions = z.infer<typeof permissionsSchema>;

/** Gives a role permissions, all or none. Throws 404 for an API, 400 for a permission, that does not exist. */
export async function addRolePermissions(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, Permissions>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const role = await requireRole(db, params.id);
    for (const { resource_server_identifier, permission_name: name } of body.permissions) {
      const identifier = toStoredAudience(tenant.issuer, resource_server_identifier);
      const api = await findResourceServer(db, identifier);
      if (!api)
        throw new ManagementError(404, 'The resource server does not exist.', 'inexistent_resource_server');
      if (!definedScopes(api).includes(name)) {
        throw new ManagementError(400, `The permission ${name} does not exist.`, 'inexistent_permission');
      }
      const sql = 'INSERT INTO role_permissions VALUES ($1, $2, $3) ON CONFLICT DO NOTHING';
      await db.query(sql, [role.id, identifier, name]);
    }
    return {};
  });
}
