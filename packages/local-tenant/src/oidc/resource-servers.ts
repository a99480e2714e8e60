import { type Client, errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import { definedScopes, grantedScopes, OIDC_SCOPES, userScopes } from '../domain/api-scopes.ts';
import { toStoredAudience } from '../domain/audience.ts';
import { signingAlgorithm } from '../domain/signing-algorithms.ts';
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
      const asked = oneOf?.[0] ?? ctx.oidc.body?.audience ?? ctx.oidc.params?.audience;
      const audience = asked || tenant.defaultAudience;
      if (typeof audience === 'string') return toResource(audience);
      // A person's token without an audience serves at /userinfo; a machine's would serve nowhere.
      if (isOfMachine(ctx)) throw new AccessDenied(NO_AUDIENCE);
      return undefined;
    },
    async getResourceServerInfo(
      ctx: KoaContextWithOIDC,
      resource: string,
      client: Client,
    ): Promise<ResourceServer> {
      const audience = toAudience(resource);
      const api = await tenant.lookups.api(toStoredAudience(tenant.issuer, audience));
      if (!api) throw new AccessDenied(`Service not found: ${audience}`);
      const scopes = isOfMachine(ctx)
        ? await machineScopes(tenant, ctx, api, audience, client)
        : await scopesOfUser(tenant, ctx, api);
      return describe(api, audience, scopes);
    },
  };
}

const NAME = 'urn:auth0:audience:';

/**
 * An audience as the resource indicator that stands for it. At Auth0 the identifier of an API may be any name; a resource
 * indicator is an absolute URI without a fragment (RFC 8707, 2), so that any other is put into one.
 */
function toResource(audience: string): string {
  const isResource = URL.canParse(audience) && !audience.includes('#') && !audience.startsWith(NAME);
  return isResource ? audience : NAME + encodeURIComponent(audience);
}

/** The audience that a resource indicator stands for. */
export function toAudience(resource: string): string {
  return resource.startsWith(NAME) ? decodeURIComponent(resource.slice(NAME.length)) : resource;
}

/** The tenant has none, so that no application uses them. */
export const NO_ORGANIZATIONS = 'parameter organization is not allowed for this client';
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
  if (ctx.oidc.body?.organization) throw new errors.InvalidRequest(NO_ORGANIZATIONS);
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
  const { Account, AuthorizationCode, RefreshToken } = ctx.oidc.entities;
  const userId = (Account ?? AuthorizationCode ?? RefreshToken)?.accountId;
  const permissionsOn = (identifier: string) => listPermissions(pool, userId ?? '', identifier);
  const scopes = userId ? await userScopes(api, permissionsOn) : definedScopes(api);
  return [...OIDC_SCOPES, ...scopes];
}

function signWith({ identifier, data }: ResourceServerRow) {
  const alg = signingAlgorithm(data.signing_alg);
  if (alg !== 'HS256') return { alg };
  if (!data.signing_secret) throw new AccessDenied(`The API ${identifier} has no signing_secret for HS256.`);
  return { alg, key: Buffer.from(data.signing_secret) };
}

function describe(api: ResourceServerRow, audience: string, scopes: string[]): ResourceServer {
  return {
    scope: scopes.join(' '),
    audience,
    accessTokenTTL: api.data.token_lifetime ?? 86_400,
    accessTokenFormat: 'jwt',
    jwt: { sign: signWith(api) },
  };
}
