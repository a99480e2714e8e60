import { toPublicPermissions } from '../../domain/audience.ts';
import { type PageQuery, pageOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

interface PermissionRow {
  permission_name: string;
  description: string;
  resource_server_name: string;
  resource_server_identifier: string;
  sources: { source_id: string; source_name: string; source_type: 'ROLE' }[];
}

const SQL = `
  SELECT permission AS permission_name, api.name AS resource_server_name, identifier AS resource_server_identifier,
    coalesce((SELECT scope->>'description' FROM jsonb_array_elements(data->'scopes') AS scope
      WHERE scope->>'value' = permission), '') AS description,
    jsonb_agg(jsonb_build_object('source_id', roles.id, 'source_name', roles.name, 'source_type', 'ROLE')
      ORDER BY roles.name) AS sources
  FROM user_roles JOIN roles ON roles.id = user_roles.role_id JOIN role_permissions USING (role_id)
    JOIN resource_servers AS api USING (identifier)
  WHERE user_id = $1 GROUP BY permission, api.name, identifier, data ORDER BY identifier, permission`;

/**
 * What a user may do on which API, and which roles say so; here nobody has permissions but by roles. Throws 404 when
 * there is no such user. https://auth0.com/docs/api/management/v2/users/get-permissions
 */
export async function listUserPermissions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { user_id } = await requireUser(tenant.pool, params.id);
  const { rows } = await tenant.pool.query<PermissionRow>(SQL, [user_id]);
  return pageOfAll('permissions', toPublicPermissions(tenant.issuer, rows), query);
}
