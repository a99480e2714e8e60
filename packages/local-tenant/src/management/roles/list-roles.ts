import { z } from 'zod';
import type { RoleRow } from '../../store/roles.ts';
import { ManagementError } from '../errors.ts';
import { pageOfAll, pageQuery } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

export const listRolesQuery = z.strictObject({
  ...pageQuery.shape,
  name_filter: z.string().optional().describe('Optional filter on name (case-insensitive).'),
  type: z.enum(['tenant', 'organization']).optional().describe('Optional filter on the type of the role'),
  owner_id: z.string().min(1).optional().describe('Filter organization-level roles by owner ID.'),
});

/**
 * Lists roles by name. All of them are the tenant's: there are no organizations.
 * https://auth0.com/docs/api/management/v2/roles/get-roles
 */
export async function listRoles(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listRolesQuery>>,
): Promise<unknown> {
  if (query.type === 'organization' && query.owner_id === undefined)
    throw new ManagementError(
      400,
      "Query validation error: 'Missing required property: owner_id'.",
      'invalid_query_string',
    );
  if (query.type === 'organization' || query.owner_id !== undefined) return pageOfAll('roles', [], query);
  const { rows } = await tenant.pool.query<RoleRow>(
    `SELECT id, name, description FROM roles WHERE $1::text IS NULL OR strpos(lower(name), lower($1)) > 0 ORDER BY name`,
    [query.name_filter ?? null],
  );
  return pageOfAll('roles', rows, query);
}
