import { z } from 'zod';
import type { ClientRow } from '../../store/clients.ts';
import { ManagementError } from '../errors.ts';
import { checkpointQuery, flag, pageOrCheckpointOfAll } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { readableClient } from './client-scopes.ts';
import { clientView } from './client-view.ts';

export const listClientsQuery = z.strictObject({
  ...checkpointQuery.shape,
  ...fieldsQuery.shape,
  is_global: flag.optional(),
  is_first_party: flag.optional(),
  app_type: z.string().optional(),
  external_client_id: z.string().optional(),
  q: z.string().optional(),
});

/**
 * Lists applications, by page or by checkpoint. There is no global one ("All Applications"), and none is known by the
 * address of its metadata: `is_global=true` and `external_client_id` give an empty list. Throws 400 for `q`, which
 * asks for organizations. https://auth0.com/docs/api/management/v2/clients/get-clients
 */
export async function listClients(
  { tenant, caller }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientsQuery>>,
): Promise<unknown> {
  if (query.q !== undefined)
    throw new ManagementError(
      400,
      'Applications cannot be searched by q: there are no organizations here.',
      'operation_not_supported',
    );
  const { rows } = await tenant.pool.query<ClientRow>('SELECT * FROM clients ORDER BY created_at, client_id');
  const types = query.app_type?.split(',');
  const views = rows
    .map((row) => clientView(tenant, row))
    .filter(
      (client) =>
        query.is_global !== true &&
        query.external_client_id === undefined &&
        (query.is_first_party ?? client.is_first_party) === client.is_first_party,
    )
    .filter((client) => !types || types.includes(String((client as { app_type?: string }).app_type)));
  return pageOrCheckpointOfAll('clients', views, query, {
    list: '/clients',
    idOf: ({ client_id }) => client_id,
    show: (client) => selectFields(readableClient(client, caller), query),
  });
}
