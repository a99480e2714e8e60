import { z } from 'zod';
import { definedScopes } from '../domain/api-scopes.ts';
import { toPublicAudience, toStoredAudience } from '../domain/audience.ts';
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

/** The permissions, as the store keeps them. Throws 404 for one that no API defines. */
export async function requirePermissions(tenant: Tenant, db: Database, body: Permissions) {
  const asked = toStoredPermissions(tenant, body);
  for (const { identifier, permission } of asked) {
    const api = await findResourceServer(db, identifier);
    if (!api || !definedScopes(api).includes(permission)) {
      const missing = `${toPublicAudience(tenant.issuer, identifier)} - ${permission}`;
      throw new ManagementError(
        404,
        `This permission does not exist: '${missing}'`,
        'inexistent_resource_server_permission',
      );
    }
  }
  return asked;
}
