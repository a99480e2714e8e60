import type { z } from 'zod';
import { MANAGEMENT_API, toStoredAudience } from '../../domain/audience.ts';
import { inTransaction } from '../../store/database.ts';
import { saveResourceServer } from '../../store/resource-servers.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { patchResourceServerSchema } from './resource-server-schema.ts';
import { requireResourceServer, resourceServerView } from './resource-server-view.ts';

/** Changes an API. Throws 404 when there is none, 403 for the Management API. */
export async function patchResourceServer(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchResourceServerSchema>>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const id = toStoredAudience(tenant.issuer, params.id ?? '');
    const row = await requireResourceServer(db, id, { lock: true });
    if (row.identifier === MANAGEMENT_API)
      throw new ManagementError(403, 'System APIs cannot be changed.', 'operation_not_supported');
    const { name = row.name, ...changes } = body;
    const changed = { ...row, name, data: { ...row.data, ...changes } as typeof row.data };
    await saveResourceServer(db, changed);
    return resourceServerView(tenant, changed);
  });
}
