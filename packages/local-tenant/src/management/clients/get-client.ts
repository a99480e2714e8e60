import type { z } from 'zod';
import type { ManagementContext, RouteInput } from '../route.ts';
import { type fieldsQuery, selectFields } from '../select-fields.ts';
import { readableClient } from './client-scopes.ts';
import { clientView, requireClient } from './client-view.ts';

/** Reads one application. Throws 404 when there is none. */
export async function getClient(
  { tenant, caller }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof fieldsQuery>>,
): Promise<unknown> {
  const client = clientView(tenant, await requireClient(tenant.pool, params.id));
  return selectFields(readableClient(client, caller), query);
}
