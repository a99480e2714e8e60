import { MANAGEMENT_API } from '../../domain/audience.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

/** Deletes an API with the grants for it. */
export async function deleteResourceServer(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { rows } = await tenant.pool.query<{ identifier: string }>(
    'SELECT identifier FROM resource_servers WHERE id = $1 OR identifier = $1',
    [params.id],
  );
  if (rows[0]?.identifier === MANAGEMENT_API)
    throw new ManagementError(403, 'System APIs cannot be deleted.', 'operation_not_supported');
  await tenant.pool.query('DELETE FROM resource_servers WHERE identifier = $1', [rows[0]?.identifier]);
}
