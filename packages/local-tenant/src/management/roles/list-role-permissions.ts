import { toPublicPermissions } from '../../domain/audience.ts';
import { type PageQuery, pageOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireRole } from './role-view.ts';

interface RolePermission {
  permission_name: string;
  resource_server_name: string;
  resource_server_identifier: string;
  description: string;
}

/** The permissions of a role, each with the API that it belongs to. Throws 404 when there is no such role. */
export async function listRolePermissions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const role = await requireRole(tenant.pool, params.id);
  const { rows } = await tenant.pool.query<RolePermission>(
    `SELECT permission AS permission_name, name AS resource_server_name, identifier AS resource_server_identifier,
       coalesce((SELECT scope->>'description' FROM jsonb_array_elements(data->'scopes') AS scope
         WHERE scope->>'value' = permission), '') AS description
     FROM role_permissions JOIN resource_servers USING (identifier) WHERE role_id = $1 ORDER BY identifier, permission`,
    [role.id],
  );
  return pageOfAll('permissions', toPublicPermissions(tenant.issuer, rows), query);
}
