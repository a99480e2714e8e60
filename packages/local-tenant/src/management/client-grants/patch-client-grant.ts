import { z } from 'zod';
import type { ClientGrantRow } from '../../store/client-grants.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { clientGrantView } from './client-grant-view.ts';
import { requireScopes } from './create-client-grant.ts';

export const patchClientGrantSchema = z.looseObject({
  scope: z.array(z.string()).describe('Scopes allowed for this client grant.'),
});

/** Changes what an application may do on an API. Throws 404 when there is no such grant. */
export async function patchClientGrant(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchClientGrantSchema>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ClientGrantRow>('SELECT * FROM client_grants WHERE id = $1', [
    params.id,
  ]);
  const [grant] = rows;
  if (!grant) throw new ManagementError(404, 'The client grant does not exist', 'inexistent_client_grant');
  await requireScopes(tenant, grant.audience, body.scope);
  await tenant.pool.query('UPDATE client_grants SET scope = $2 WHERE id = $1', [grant.id, body.scope]);
  return clientGrantView(tenant, { ...grant, scope: body.scope });
}
