import { newCredentials } from '../../store/clients.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientView, requireClient } from './client-view.ts';

/** Gives an application a new secret; the old one ends at once. */
export async function rotateClientSecret(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<unknown> {
  const client = await requireClient(tenant.pool, params.id);
  const { client_secret } = newCredentials();
  await tenant.pool.query('UPDATE clients SET client_secret = $2 WHERE client_id = $1', [
    client.client_id,
    client_secret,
  ]);
  return clientView(tenant, { ...client, client_secret });
}
