import type { ManagementContext, RouteInput } from '../route.ts';

/** Deletes an application with its grants and tokens. Auth0 answers 204 also when there was none. */
export async function deleteClient({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await tenant.pool.query('DELETE FROM clients WHERE client_id = $1', [params.id]);
  await tenant.pool.query(`DELETE FROM oidc_records WHERE payload->>'clientId' = $1`, [params.id]);
}
