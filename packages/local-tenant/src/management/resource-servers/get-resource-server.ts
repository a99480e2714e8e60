import { toStoredAudience } from '../../domain/audience.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireResourceServer, resourceServerView } from './resource-server-view.ts';

/** Reads one API, by id or identifier. Throws 404 when there is none. */
export async function getResourceServer(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<unknown> {
  const { id = '' } = params;
  return resourceServerView(
    tenant,
    await requireResourceServer(tenant.pool, toStoredAudience(tenant.issuer, id)),
  );
}
