import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { OIDC_SCOPES, userScopes } from '../domain/api-scopes.ts';
import { toStoredAudience } from '../domain/audience.ts';
import { listPermissions } from '../store/roles.ts';
import type { Tenant } from '../tenant.ts';
import { toAudience } from './resource-servers.ts';
import { GRANT_SECONDS, ownLifetimes } from './settings.ts';

/**
 * Grants what was asked for, without a consent screen, as Auth0 does for first-party applications; of an API only
 * the scopes that the user may have. Every sign-in gets a grant of its own, so that revoking the family of one
 * refresh token leaves the user's other sign-ins alone.
 */
export function createGrant({ pool, issuer, lookups }: Tenant) {
  return async (ctx: KoaContextWithOIDC): Promise<Grant> => {
    const { oidc } = ctx;
    const grant = new oidc.provider.Grant({
      accountId: oidc.account?.accountId ?? '',
      clientId: oidc.client?.clientId ?? '',
    });
    const requested = [...oidc.requestParamScopes];
    if (oidc.client && requested.includes('offline_access')) {
      // What was granted is asked for at every refresh.
      const { refreshToken = 0 } = ownLifetimes(oidc.client);
      Object.assign(grant, { expiresIn: Math.max(GRANT_SECONDS, refreshToken) });
    }
    grant.addOIDCScope(requested.join(' '));
    for (const resource of Object.keys(oidc.resourceServers ?? {})) {
      const api = await lookups.api(toStoredAudience(issuer, toAudience(resource)));
      const permissionsOn = (identifier: string) => listPermissions(pool, grant.accountId ?? '', identifier);
      const allowed = api ? await userScopes(api, permissionsOn) : [];
      const scopes = requested.filter((scope) => OIDC_SCOPES.has(scope) || allowed.includes(scope));
      grant.addResourceScope(resource, scopes.join(' '));
    }
    await grant.save();
    admitWithoutScope(ctx, grant);
    return grant;
  };
}

// A sign-in that asks for nothing that can be granted ends with a code and a token without scopes, as at Auth0.
// oidc-provider refuses a request of which no scope was granted, unless it has authorization details (RFC 9396), which
// nobody reads here.
function admitWithoutScope({ oidc }: KoaContextWithOIDC, grant: Grant): void {
  const isEmpty =
    !grant.getOIDCScopeFiltered(oidc.requestParamOIDCScopes) &&
    Object.keys(oidc.resourceServers ?? {}).every(
      (resource) => !grant.getResourceScopeFiltered(resource, oidc.requestParamScopes),
    );
  if (isEmpty && oidc.params) oidc.params.authorization_details = '[]';
}
