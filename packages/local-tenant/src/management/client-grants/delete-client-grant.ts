import type { ManagementContext, RouteInput } from '../route.ts';

/** Takes an API away from an application. Auth0 answers 204 also when there was no such grant. */
export async function deleteClientGrant(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  await tenant.pool.query('DELETE FROM client_grants WHERE id = $1', [params.id]);
}
