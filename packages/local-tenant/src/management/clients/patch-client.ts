import type { z } from 'zod';
import { inTransaction } from '../../store/database.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientSchema } from './client-schema.ts';
import { readableAfterUpdate, requireUpdatable } from './client-scopes.ts';
import { clientView, requireClient } from './client-view.ts';
import { withoutNulls } from './create-client.ts';
import { nameTaken } from './name-taken.ts';

export const patchClientSchema = clientSchema.partial();

/**
 * Changes an application; `client_metadata` merges, and null deletes a key of it. Throws 403 for a property that the
 * caller's scopes do not change.
 */
export async function patchClient(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientSchema>>,
): Promise<unknown> {
  requireUpdatable(Object.keys(body), caller);
  return inTransaction(tenant.pool, async (db) => {
    const client = await requireClient(db, params.id, { lock: true });
    const { name = client.name, client_secret = client.client_secret, ...rest } = body;
    const { client_metadata, client_id: _, ...changes } = rest;
    const metadata = withoutNulls({ ...client.data.client_metadata, ...client_metadata });
    const changed = {
      ...client,
      client_secret,
      name,
      data: { ...client.data, ...changes, client_metadata: metadata },
    };
    const data = changed.data as typeof client.data;
    const sql = 'UPDATE clients SET name = $2, data = $3, client_secret = $4 WHERE client_id = $1';
    await db.query(sql, [client.client_id, name, JSON.stringify(data), client_secret]).catch((error) => {
      throw error.code === '23505' ? nameTaken(name) : error;
    });
    return readableAfterUpdate(clientView(tenant, { ...changed, data }), caller);
  });
}
