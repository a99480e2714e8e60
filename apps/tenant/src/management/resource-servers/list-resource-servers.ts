import type { ResourceServerRow } from '../../store/resource-servers.ts';
import { type PageQuery, pageOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { resourceServerView } from './resource-server-view.ts';

/** Lists APIs, the Management API among them. */
export async function listResourceServers(
  { tenant }: ManagementContext,
  { query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ResourceServerRow>(
    'SELECT * FROM resource_servers ORDER BY created_at, id',
  );
  return pageOfAll(
    'resource_servers',
    rows.map((row) => resourceServerView(tenant, row)),
    query,
  );
}
