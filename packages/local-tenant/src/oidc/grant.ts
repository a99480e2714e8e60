import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { OIDC_SCOPES, userScopes } from '../domain/api-scopes.ts';
import { toStoredAudience } from '../domain/audience.ts';
import { listPermissions } from '../store/roles.ts';
import type { Tenant } from '../tenant.ts';

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
    grant.addOIDCScope(requested.join(' '));
    for (const audience of Object.keys(oidc.resourceServers ?? {})) {
      const api = await lookups.api(toStoredAudience(issuer, audience));
      const permissionsOn = (identifier: string) => listPermissions(pool, grant.accountId ?? '', identifier);
      const allowed = api ? await userScopes(api, permissionsOn) : [];
      const scopes = requested.filter((scope) => OIDC_SCOPES.has(scope) || allowed.includes(scope));
      grant.addResourceScope(audience, scopes.join(' '));
    }
    await grant.save();
    return grant;
  };
}
