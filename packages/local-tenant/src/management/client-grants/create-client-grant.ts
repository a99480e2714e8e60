import { z } from 'zod';
import { definedScopes } from '../../domain/api-scopes.ts';
import { toStoredAudience } from '../../domain/audience.ts';
import { insertClientGrant } from '../../store/client-grants.ts';
import { findResourceServer } from '../../store/resource-servers.ts';
import type { Tenant } from '../../tenant.ts';
import { requireClient } from '../clients/client-view.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientGrantView } from './client-grant-view.ts';

export const createClientGrantSchema = z.looseObject({
  client_id: z.string().min(1).describe('ID of the client.'),
  audience: z.string().min(1).describe('The audience (API identifier) of this client grant.'),
  scope: z.array(z.string()).default([]).describe('Scopes allowed for this client grant.'),
});

/** Lets an application use an API by itself. Throws 404 for what does not exist, 409 when there is a grant already. */
export async function createClientGrant(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, z.infer<typeof createClientGrantSchema>>,
): Promise<unknown> {
  const audience = toStoredAudience(tenant.issuer, body.audience);
  await requireClient(tenant.pool, body.client_id);
  await requireScopes(tenant, audience, body.scope);
  const { client_id, scope } = body;
  const created = await insertClientGrant(tenant.pool, { client_id, audience, scope });
  if (!created) {
    throw new ManagementError(
      409,
      `A resource server with identifier "${body.audience}" already has a client grant for this client.`,
      'client_grant_conflict',
    );
  }
  return clientGrantView(tenant, created);
}

/** Throws 404 for an unknown API and 400 for scopes that it does not define. */
export async function requireScopes({ pool }: Tenant, audience: string, scopes: string[]): Promise<void> {
  const api = await findResourceServer(pool, audience);
  if (!api)
    throw new ManagementError(404, 'The resource server does not exist', 'inexistent_resource_server');
  const unknown = scopes.filter((scope) => !definedScopes(api).includes(scope));
  if (unknown.length > 0)
    throw new ManagementError(
      400,
      `The following scopes are not valid for the audience: ${unknown.join(', ')}`,
      'invalid_body',
    );
}
