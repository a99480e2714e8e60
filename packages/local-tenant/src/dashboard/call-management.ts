import { MANAGEMENT_SCOPES } from '../domain/management-scopes.ts';
import { noteWrite } from '../management/note-write.ts';
import type { ManagementRoute } from '../management/route.ts';
import type { Tenant } from '../tenant.ts';

const CALLER = { sub: 'dashboard', clientId: 'dashboard', scopes: MANAGEMENT_SCOPES };

/**
 * Does what a route of the Management API does, as somebody with all its scopes: the dashboard changes nothing by a
 * path of its own, and the log tells of it as of a call of the API. Throws `ManagementError` with what is wrong, as the
 * route would answer it.
 */
export async function callManagement<Result>(
  tenant: Tenant,
  route: ManagementRoute<Result>,
  { params = {}, body, ip }: { params?: Record<string, string>; body?: unknown; ip: string | undefined },
): Promise<Result> {
  const result = await route.run({ tenant, caller: CALLER }, { params, query: {}, body });
  if (route.method !== 'get')
    noteWrite(
      tenant,
      route,
      { clientId: CALLER.clientId },
      { params, ip, body, result, status: route.status },
    );
  return result;
}
