import { MANAGEMENT_API, toStoredAudience } from '../../domain/audience.ts';
import { insertResourceServer } from '../../store/resource-servers.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { ResourceServerInput } from './resource-server-schema.ts';
import { resourceServerView } from './resource-server-view.ts';

/** Adds an API. Throws 409 when the identifier is taken. */
export async function createResourceServer(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, ResourceServerInput>,
): Promise<unknown> {
  const { identifier, name = identifier, ...data } = body;
  const isOwn = toStoredAudience(tenant.issuer, identifier) === MANAGEMENT_API;
  const created = isOwn ? undefined : await insertResourceServer(tenant.pool, { identifier, name, data });
  if (!created) {
    throw new ManagementError(
      409,
      `A resource server with the same identifier already exists: ${identifier}`,
      'resource_server_conflict',
    );
  }
  return resourceServerView(tenant, created);
}
