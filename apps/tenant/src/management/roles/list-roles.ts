import { z } from 'zod';
import type { RoleRow } from '../../store/roles.ts';
import { pageOfAll, pageQuery } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

export const listRolesQuery = z.looseObject({
  ...pageQuery.shape,
  name_filter: z.string().optional().describe('Optional filter on name (case-insensitive).'),
});

/** Lists roles by name. */
export async function listRoles(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listRolesQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<RoleRow>(
    `SELECT id, name, description FROM roles WHERE $1::text IS NULL OR strpos(lower(name), lower($1)) > 0 ORDER BY name`,
    [query.name_filter ?? null],
  );
  return pageOfAll('roles', rows, query);
}
