import { type Client, errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { definedScopes, grantedScopes, OIDC_SCOPES, userScopes } from '../domain/api-scopes.ts';
import { MANAGEMENT_API, toStoredAudience } from '../domain/audience.ts';
import { findClientGrant } from '../store/client-grants.ts';
import type { ResourceServerRow } from '../store/resource-servers.ts';
import { listPermissions } from '../store/roles.ts';
import type { Tenant } from '../tenant.ts';
import { AccessDenied } from './errors.ts';

/** Auth0's `audience` parameter, in terms of resource indicators (RFC 8707). */
export function createResourceIndicators(tenant: Tenant) {
  return {
    enabled: true,
    useGrantedResource: () => true,
    defaultResource(ctx: KoaContextWithOIDC, _client: Client, oneOf?: readonly string[]): string | undefined {
      const audience = oneOf?.[0] ?? ctx.oidc.body?.audience ?? ctx.oidc.params?.audience;
      if (typeof audience === 'string' && audience) return audience;
      // A person's token without an audience serves at /userinfo; a machine's would serve nowhere.
      if (isOfMachine(ctx)) throw new AccessDenied(NO_AUDIENCE);
      return undefined;
    },
    async getResourceServerInfo(
      ctx: KoaContextWithOIDC,
      audience: string,
      client: Client,
    ): Promise<ResourceServer> {
      const api = await tenant.lookups.api(toStoredAudience(tenant.issuer, audience));
      if (!api) throw new AccessDenied(`Service not found: ${audience}`);
      const scopes = isOfMachine(ctx)
        ? await machineScopes(tenant, ctx, api, audience, client)
        : await scopesOfUser(tenant, ctx, api);
      return describe(api, audience, scopes);
    },
  };
}

const NO_AUDIENCE = 'No audience parameter was provided, and no default audience has been configured';

function isOfMachine(ctx: KoaContextWithOIDC): boolean {
  return ctx.oidc.params?.grant_type === 'client_credentials';
}

// People's scopes are narrowed to what they may have; a machine that asks for more than its grant is refused.
async function machineScopes(
  { pool }: Tenant,
  ctx: KoaContextWithOIDC,
  api: ResourceServerRow,
  audience: string,
  client: Client,
): Promise<string[]> {
  const grant = await findClientGrant(pool, client.clientId, api.identifier);
  if (!grant) {
    throw new AccessDenied(
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants`,
    );
  }
  const granted = grantedScopes(api, grant);
  const { params } = ctx.oidc;
  const requested = String(params?.scope ?? '').split(' ');
  const missing = requested.filter((scope) => scope !== '' && !granted.includes(scope));
  if (missing.length > 0) throw new AccessDenied(`Client has not been granted scopes: ${missing.join(', ')}`);
  if (params && !params.scope) params.scope = granted.join(' ');
  return granted;
}

// Before sign-in nobody is known yet; the grant, made after it, limits the scopes to what that user may get.
async function scopesOfUser(
  { pool }: Tenant,
  ctx: KoaContextWithOIDC,
  api: ResourceServerRow,
): Promise<string[]> {
  const { Account, AuthorizationCode } = ctx.oidc.entities;
  const userId = Account?.accountId ?? AuthorizationCode?.accountId;
  const permissionsOn = (identifier: string) => listPermissions(pool, userId ?? '', identifier);
  const scopes = userId ? await userScopes(api, permissionsOn) : definedScopes(api);
  return [...OIDC_SCOPES, ...scopes];
}

function describe(api: ResourceServerRow, audience: string, scopes: string[]): ResourceServer {
  if (api.identifier !== MANAGEMENT_API && !URL.canParse(audience)) {
    throw new errors.InvalidTarget(`The audience ${audience} is not a URL.`);
  }
  return {
    scope: scopes.join(' '),
    audience,
    accessTokenTTL: api.data.token_lifetime ?? 86_400,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
}
