import type { z } from 'zod';
import { inTransaction } from '../../store/database.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientSchema } from './client-schema.ts';
import { clientView, requireClient } from './client-view.ts';
import { withoutNulls } from './create-client.ts';
import { nameTaken } from './name-taken.ts';

export const patchClientSchema = clientSchema.partial();

/** Changes an application; `client_metadata` merges, and null deletes a key of it. */
export async function patchClient(
  { tenant, caller }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const client = await requireClient(db, params.id, { lock: true });
    const { name = client.name, client_metadata, client_id: _, client_secret: __, ...changes } = body;
    const metadata = withoutNulls({ ...client.data.client_metadata, ...client_metadata });
    const changed = { ...client, name, data: { ...client.data, ...changes, client_metadata: metadata } };
    const data = changed.data as typeof client.data;
    const sql = 'UPDATE clients SET name = $2, data = $3 WHERE client_id = $1';
    await db.query(sql, [client.client_id, name, JSON.stringify(data)]).catch((error) => {
      throw error.code === '23505' ? nameTaken(name) : error;
    });
    return clientView(tenant, { ...changed, data }, caller);
  });
}
