import { z } from 'zod';
import type { ClientRow } from '../../store/clients.ts';
import { pageOfAll, pageQuery } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { fieldsQuery, selectFields } from '../select-fields.ts';
import { readableClient } from './client-scopes.ts';
import { clientView } from './client-view.ts';

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional();
export const listClientsQuery = z.looseObject({
  ...pageQuery.shape,
  ...fieldsQuery.shape,
  is_global: flag,
  is_first_party: flag,
  app_type: z.string().optional(),
});

/** Lists applications. There is no global one ("All Applications"): `is_global=true` gives an empty list. */
export async function listClients(
  { tenant, caller }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listClientsQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ClientRow>('SELECT * FROM clients ORDER BY created_at, client_id');
  const types = query.app_type?.split(',');
  const views = rows
    .map((row) => clientView(tenant, row))
    .filter(
      (client) =>
        query.is_global !== true && (query.is_first_party ?? client.is_first_party) === client.is_first_party,
    )
    .filter((client) => !types || types.includes(String((client as { app_type?: string }).app_type)));
  return pageOfAll(
    'clients',
    views.map((client) => selectFields(readableClient(client, caller), query)),
    query,
  );
}
