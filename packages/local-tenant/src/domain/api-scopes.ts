import type { ClientGrantRow } from '../store/client-grants.ts';
import type { ResourceServerRow } from '../store/resource-servers.ts';
import { MANAGEMENT_API } from './audience.ts';
import { CURRENT_USER_SCOPES, MANAGEMENT_SCOPES } from './management-scopes.ts';

/** The standard scopes, which belong to no API (OpenID Connect Core, 5.4 and 11). */
export const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/** Every scope that an API defines. */
export function definedScopes(api: ResourceServerRow): string[] {
  if (api.identifier === MANAGEMENT_API) return [...MANAGEMENT_SCOPES, ...CURRENT_USER_SCOPES];
  return (api.data.scopes ?? []).map((scope) => scope.value);
}

/**
 * The scopes of an API that a user may get. The Management API gives only those for one's own account; an API with
 * `enforce_policies` only what the user's roles permit; any other, all of its scopes.
 */
export async function userScopes(
  api: ResourceServerRow,
  permissionsOn: (identifier: string) => string[] | Promise<string[]>,
): Promise<string[]> {
  if (api.identifier === MANAGEMENT_API) return CURRENT_USER_SCOPES;
  if (!api.data.enforce_policies) return definedScopes(api);
  return permissionsOn(api.identifier);
}

/** The scopes of an API that a grant gives an application: of those that there are, the ones that it names or all. */
export function grantedScopes(api: ResourceServerRow, { scope, data }: ClientGrantRow): string[] {
  const defined = definedScopes(api);
  return data.allow_all_scopes ? defined : scope.filter((name) => defined.includes(name));
}
