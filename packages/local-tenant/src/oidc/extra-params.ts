import type Provider from 'oidc-provider';
import { type Configuration, errors } from 'oidc-provider';
import { toStoredAudience } from '../domain/audience.ts';
import { isKnownConnection, NOT_ENABLED } from '../store/connections.ts';
import type { Tenant } from '../tenant.ts';
import { DEMO_PARAMETER } from './demo-sign-in.ts';
import { NO_ORGANIZATIONS } from './resource-servers.ts';

/**
 * Auth0's own parameters of /authorize, and the one for demo accounts. `offline_access` is given without a consent
 * screen, so it is put back after oidc-provider has taken it out; an API that does not allow it takes it out again.
 */
export function extraParams({
  lookups,
  issuer,
  defaultAudience,
}: Tenant): NonNullable<Configuration['extraParams']> {
  return {
    audience: null,
    screen_hint: null,
    async connection(_ctx, name, client) {
      if (name === undefined) return;
      if (!isKnownConnection(name)) throw new errors.InvalidRequest('the connection was not found');
      const off = await lookups.connectionsOff(client.clientId);
      if (off.includes(name)) throw new errors.InvalidRequest(NOT_ENABLED);
    },
    [DEMO_PARAMETER]: null,
    async organization(ctx, organization, client) {
      if (organization) throw new errors.InvalidRequest(NO_ORGANIZATIONS);
      const requested = String(ctx.query.scope ?? ctx.oidc.body?.scope ?? '').split(' ');
      if (!requested.includes('offline_access') || !client.grantTypeAllowed('refresh_token')) return;
      const audience = ctx.oidc.params?.audience || defaultAudience;
      const api = typeof audience === 'string' && (await lookups.api(toStoredAudience(issuer, audience)));
      if (api && api.data.allow_offline_access === false) return;
      const { params } = ctx.oidc;
      if (params)
        params.scope = [...new Set([...String(params.scope ?? '').split(' '), 'offline_access'])]
          .join(' ')
          .trim();
    },
  };
}

// RFC 6749, 3.3.
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * Lets a sign-in ask for scopes however they are set apart, and for some that can be none, which nobody gets: they are no
 * reason to refuse it at Auth0. Call it before `provider.callback()`.
 */
export function readScopesAsAuth0(provider: Provider): void {
  provider.use(async (ctx, next) => {
    const { scope } = ctx.query;
    if (ctx.path === '/authorize' && typeof scope === 'string')
      ctx.query = {
        ...ctx.query,
        scope: scope
          .split(/\s+/)
          .filter((one) => SCOPE.test(one))
          .join(' '),
      };
    await next();
  });
}
