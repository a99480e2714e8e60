import { z } from 'zod';
import { definedScopes } from '../domain/api-scopes.ts';
import { toStoredAudience } from '../domain/audience.ts';
import type { Database } from '../store/database.ts';
import { findResourceServer } from '../store/resource-servers.ts';
import type { Tenant } from '../tenant.ts';
import { ManagementError } from './errors.ts';

const permission = z.strictObject({ resource_server_identifier: z.string(), permission_name: z.string() });

/** Permissions as roles and users are given them. */
export const permissionsSchema = z.strictObject({
  permissions: z
    .array(permission)
    .min(1)
    .describe('array of resource_server_identifier, permission_name pairs.'),
});
export type Permissions = z.infer<typeof permissionsSchema>;

/** Permissions as the store keeps them, by the name of their API there. */
export function toStoredPermissions({ issuer }: Tenant, { permissions }: Permissions) {
  return permissions.map(({ resource_server_identifier, permission_name }) => ({
    identifier: toStoredAudience(issuer, resource_server_identifier),
    permission: permission_name,
  }));
}

/** The permissions, as the store keeps them. Throws 404 for an API, 400 for a permission, that does not exist. */
export async function requirePermissions(tenant: Tenant, db: Database, body: Permissions) {
  const asked = toStoredPermissions(tenant, body);
  for (const { identifier, permission } of asked) {
    const api = await findResourceServer(db, identifier);
    if (!api)
      throw new ManagementError(404, 'The resource server does not exist.', 'inexistent_resource_server');
    if (!definedScopes(api).includes(permission))
      throw new ManagementError(400, `The permission ${permission} does not exist.`, 'inexistent_permission');
  }
  return asked;
}
