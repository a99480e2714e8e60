import { type JWTPayload, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import type { AccessToken, Adapter, Client, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider';
import type { PostLoginOutcome } from '../actions/run-post-login.ts';
import { isManagementAudience, toStoredAudience } from '../domain/audience.ts';
import { CLAIMS_BY_SCOPE, withCustomClaims } from '../domain/profile-claims.ts';
import type { Database } from '../store/database.ts';
import type { ResourceServerRow } from '../store/resource-servers.ts';
import { listPermissions } from '../store/roles.ts';
import { forEachAlgorithm } from '../store/signing-keys.ts';
import type { Tenant } from '../tenant.ts';
import type { LastClaims } from './last-claims.ts';
import { askActions } from './machine-actions.ts';
import { createRecords } from './records.ts';
import { idTokenSeconds } from './settings.ts';

const outcomes = new WeakMap<object, PostLoginOutcome>();

/** Remembers, for the request under way, what its Actions decided. */
export function setOutcome(ctx: KoaContextWithOIDC, outcome: PostLoginOutcome): void {
  outcomes.set(ctx.oidc, outcome);
}

/** What the Actions decided for this request. */
export function getOutcome(ctx: KoaContextWithOIDC): PostLoginOutcome | undefined {
  return outcomes.get(ctx.oidc);
}

/**
 * Carries what the Actions decided at sign-in over to the code exchange, which is another request: they run once in
 * a sign-in. Kept by grant for as long as a code can live.
 */
export function createOutcomes(db: Database) {
  const records: Adapter = createRecords(db, 'PostLogin');
  return {
    async keep(grantId: string, outcome: PostLoginOutcome): Promise<void> {
      await records.upsert(grantId, { grantId, outcome }, 300);
    },
    async find(grantId: string): Promise<PostLoginOutcome | undefined> {
      const record = await records.find(grantId);
      return record?.outcome as PostLoginOutcome | undefined;
    },
  };
}

type Token = AccessToken | ClientCredentials;

/**
 * The claims that Auth0 adds to an access token, `permissions` among them where the API asks for them, and the ones
 * that Actions set; also applies scope changes.
 */
export function describeAccessToken(tenant: Tenant) {
  return async (ctx: KoaContextWithOIDC, token: Token): Promise<Record<string, unknown>> => {
    const machineClaims = token.kind === 'ClientCredentials' ? await askActions(tenant, ctx, token) : {};
    const outcome = getOutcome(ctx);
    if (outcome) {
      const scopes = new Set([...(token.scope?.split(' ') ?? []), ...outcome.addedScopes]);
      for (const removed of outcome.removedScopes) scopes.delete(removed);
      token.scope = [...scopes].join(' ') || undefined;
    }
    const permissions = await permissionsOf(tenant, token);
    return {
      ...customClaimsFor(tenant.issuer, token, { ...outcome?.accessTokenClaims, ...machineClaims }),
      azp: token.clientId,
      ...gtyOf(ctx),
      ...(permissions ? { permissions } : {}),
    };
  };
}

const PROFILE_CLAIMS = new Set(Object.values(CLAIMS_BY_SCOPE).flat());

// A token for one of Auth0's own APIs takes no private claim whose name has no namespace.
// https://auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
function customClaimsFor(issuer: string, { aud }: Token, claims: Record<string, unknown>) {
  if (typeof aud !== 'string' || !isManagementAudience(issuer, aud)) return claims;
  const allowed = Object.entries(claims).filter(([name]) => URL.canParse(name) || PROFILE_CLAIMS.has(name));
  return Object.fromEntries(allowed);
}

// Auth0 names the grant of machines and of refreshes, and not that of a sign-in.
function gtyOf({ oidc }: KoaContextWithOIDC): { gty?: string } {
  const grant = oidc.params?.grant_type;
  if (grant === 'client_credentials') return { gty: 'client-credentials' };
  return grant === 'refresh_token' ? { gty: 'refresh_token' } : {};
}

async function permissionsOf({ pool, issuer, lookups }: Tenant, token: Token): Promise<string[] | undefined> {
  if (typeof token.aud !== 'string') return undefined;
  const api = await lookups.api(toStoredAudience(issuer, token.aud));
  if (!api || !givesPermissions(api)) return undefined;
  if ('accountId' in token) return listPermissions(pool, token.accountId, api.identifier);
  return token.scope?.split(' ') ?? [];
}

/** Whether access tokens for this API carry `permissions`. */
function givesPermissions({ data }: ResourceServerRow): boolean {
  return Boolean(data.enforce_policies && data.token_dialect?.endsWith('_authz'));
}

interface JwtParts {
  header?: object;
  payload: Record<string, unknown>;
}

/**
 * Gives an access token Auth0's form, the user-info endpoint in `aud` when `openid` was granted, and
 * `<client_id>@clients` as a machine's subject. Auth0's own profile has `typ: JWT`, `azp` and `gty`; that of RFC 9068,
 * which an API can ask for, `typ: at+jwt`, `client_id` and `jti`.
 * https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
 */
export function shapeAccessToken({ issuer, lookups }: Pick<Tenant, 'issuer' | 'lookups'>) {
  return async (_ctx: KoaContextWithOIDC, token: Token, jwt: JwtParts): Promise<void> => {
    const { azp, gty, jti, client_id: clientId, ...payload } = jwt.payload;
    const scopes = token.scope?.split(' ') ?? [];
    payload.scope = token.scope;
    if (scopes.includes('openid')) payload.aud = [payload.aud, `${issuer}userinfo`];
    if (token.kind === 'ClientCredentials') payload.sub = `${clientId}@clients`;
    const api = await lookups.api(toStoredAudience(issuer, String(token.aud)));
    const isOfRfc = api?.data.token_dialect?.startsWith('rfc9068_profile');
    jwt.header = { typ: isOfRfc ? 'at+jwt' : 'JWT' };
    jwt.payload = isOfRfc ? { ...payload, client_id: clientId, jti } : { ...payload, azp, gty };
  };
}

/**
 * Lets Actions put claims of any name into ID tokens, where oidc-provider itself only knows declared ones, and keeps
 * them for `/userinfo`. `sid` is the id of the session, the same for all applications, as it is at Auth0.
 */
export function addCustomIdTokenClaims(provider: Provider, lastClaims: LastClaims): void {
  const prototype = provider.IdToken.prototype as { payload(): Promise<object>; ctx: KoaContextWithOIDC };
  const standardPayload = prototype.payload;
  prototype.payload = async function payload() {
    const { account, client } = this.ctx.oidc;
    const custom = getOutcome(this.ctx)?.idTokenClaims;
    if (custom && account && client) await lastClaims.keep(account.accountId, client.clientId, custom);
    const { AuthorizationCode, RefreshToken } = this.ctx.oidc.entities;
    const sid = (AuthorizationCode ?? RefreshToken)?.sessionUid ?? this.ctx.oidc.session?.uid;
    const claims: Record<string, unknown> = { ...(await standardPayload.call(this)), sid };
    return withCustomClaims(claims, custom);
  };
}

interface IdTokenModel {
  client: Client;
  ctx: KoaContextWithOIDC;
  payload(): Promise<JWTPayload>;
  issue(options: { use: string }): Promise<string>;
}

/**
 * Signs ID tokens with the header that they have at Auth0, `typ: JWT`, for which oidc-provider has no place. None of them
 * holds the hash of another token, as those of hybrid flows do.
 */
export function signIdTokens(provider: Provider, { issuer, keys }: Pick<Tenant, 'issuer' | 'keys'>): void {
  const own = keys.flatMap(({ privateJwk }) => forEachAlgorithm(privateJwk));
  const prototype = provider.IdToken.prototype as IdTokenModel;
  const standardIssue = prototype.issue;
  prototype.issue = async function issue(options) {
    if (options.use !== 'idtoken') return standardIssue.call(this, options);
    const { clientId, clientSecret = '', idTokenSignedResponseAlg: alg = 'RS256' } = this.client;
    const jwk = own.find((known) => known.alg === alg);
    const key = alg === 'HS256' ? Buffer.from(clientSecret) : jwk;
    if (!key) throw new Error(`There is no key for ${alg}.`);
    return new SignJWT(await this.payload())
      .setProtectedHeader({ alg, typ: 'JWT', ...(jwk?.kid && { kid: jwk.kid }) })
      .setIssuer(issuer)
      .setAudience(clientId)
      .setIssuedAt()
      .setExpirationTime(`${idTokenSeconds(this.client)} s`)
      .sign(key);
  };
}
