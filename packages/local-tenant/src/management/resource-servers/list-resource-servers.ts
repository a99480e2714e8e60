import { z } from 'zod';
import { toStoredAudience } from '../../domain/audience.ts';
import type { ResourceServerRow } from '../../store/resource-servers.ts';
import { checkpointQuery, pageOrCheckpointOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { resourceServerView } from './resource-server-view.ts';

export const listResourceServersQuery = z.strictObject({
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  identifiers: z
    .union([z.string(), z.array(z.string()).max(10)])
    .transform((identifiers) => [identifiers].flat())
    .optional()
    .describe('An optional filter on the resource server identifier.'),
});

/**
 * Lists APIs, the Management API among them, by page or by checkpoint.
 * https://auth0.com/docs/api/management/v2/resource-servers/get-resource-servers
 */
export async function listResourceServers(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listResourceServersQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ResourceServerRow>(
    'SELECT * FROM resource_servers WHERE $1::text[] IS NULL OR identifier = ANY($1) ORDER BY created_at, id',
    [query.identifiers?.map((identifier) => toStoredAudience(tenant.issuer, identifier)) ?? null],
  );
  return pageOrCheckpointOfAll('resource_servers', rows, query, {
    list: '/resource-servers',
    idOf: ({ id }) => id,
    show: (row) => selectFields(resourceServerView(tenant, row), query),
  });
}
