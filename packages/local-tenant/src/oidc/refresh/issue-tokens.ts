import { randomBytes } from 'node:crypto';
import type { PostLoginOutcome } from '../../actions/run-post-login.ts';
import { OIDC_SCOPES, userScopes } from '../../domain/api-scopes.ts';
import { toStoredAudience } from '../../domain/audience.ts';
import { scopedClaims, withCustomClaims } from '../../domain/profile-claims.ts';
import type { ClientRow } from '../../store/clients.ts';
import type { ResourceServerRow } from '../../store/resource-servers.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { createRecords } from '../records.ts';
import { givesPermissions } from '../token-claims.ts';
import { accessDenied } from '../token-error.ts';
import type { Refresh } from './load-refresh.ts';
import type { SignJwt } from './sign-jwt.ts';

const DAY = 86_400;
const ID_TOKEN_SECONDS = 36_000;

/** A refresh that nothing speaks against any more, with what the Actions made of it. */
export interface Grounds {
  client: ClientRow;
  refresh: Refresh;
  user: UserRow;
  outcome: PostLoginOutcome;
  /** Scopes of the refresh token, or fewer when fewer were asked for. */
  requested: string[];
}

/** The answer of /oauth/token, without the refresh token. */
export interface Tokens {
  access_token: string;
  expires_in: number;
  id_token?: string;
  scope?: string;
  token_type: 'Bearer';
}

/**
 * Makes the tokens of a refresh as a sign-in does: a JWT for the API, or an opaque token for /userinfo when the
 * sign-in named no audience, and an ID token. Throws a TokenError when the API is gone.
 * https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles
 */
export async function issueTokens(tenant: Tenant, sign: SignJwt, grounds: Grounds): Promise<Tokens> {
  const { token } = grounds.refresh;
  const audience = [token.resource].flat()[0];
  const api = audience === undefined ? undefined : await findApi(tenant, audience);
  const scopes = await scopesOf(grounds, audience, api);
  const lifetime = api?.data.token_lifetime ?? DAY;
  const access_token =
    audience !== undefined && api
      ? sign(accessTokenClaims(tenant, grounds, audience, api, scopes, lifetime))
      : await saveOpaqueToken(tenant, grounds, scopes, lifetime);
  const isAboutUser = grounds.requested.includes('openid');
  const id_token = isAboutUser ? sign(await idTokenClaims(tenant, grounds)) : undefined;
  const scope = scopes.join(' ') || undefined;
  return { access_token, expires_in: lifetime, id_token, scope, token_type: 'Bearer' };
}

async function findApi({ lookups, issuer }: Tenant, audience: string): Promise<ResourceServerRow> {
  const api = await lookups.api(toStoredAudience(issuer, audience));
  if (!api) throw accessDenied(`Service not found: ${audience}`);
  return api;
}

// What was asked for, as far as the sign-in granted it and the API lets this user have it, changed by the Actions.
async function scopesOf(
  { refresh, requested, outcome }: Grounds,
  audience = '',
  api?: ResourceServerRow,
): Promise<string[]> {
  const { grant, permissions } = refresh;
  const granted = api ? grant.resources?.[audience] : grant.openid?.scope;
  const ofApi = api ? await userScopes(api, (identifier) => permissions[identifier] ?? []) : [];
  const scopes = new Set(
    (granted?.split(' ') ?? []).filter(
      (scope) => requested.includes(scope) && (OIDC_SCOPES.has(scope) || ofApi.includes(scope)),
    ),
  );
  for (const added of outcome.addedScopes) scopes.add(added);
  for (const removed of outcome.removedScopes) scopes.delete(removed);
  return [...scopes];
}

function accessTokenClaims(
  { issuer }: Tenant,
  { client, refresh, user, outcome }: Grounds,
  audience: string,
  api: ResourceServerRow,
  scopes: string[],
  lifetime: number,
): object {
  const iat = now();
  return {
    ...outcome.accessTokenClaims,
    iss: issuer,
    sub: user.user_id,
    aud: scopes.includes('openid') ? [audience, `${issuer}userinfo`] : audience,
    iat,
    exp: iat + lifetime,
    scope: scopes.join(' ') || undefined,
    gty: 'refresh_token',
    azp: client.client_id,
    ...(givesPermissions(api) ? { permissions: refresh.permissions[api.identifier] ?? [] } : {}),
  };
}

async function saveOpaqueToken(
  { pool }: Tenant,
  { client, refresh, user }: Grounds,
  scopes: string[],
  lifetime: number,
): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  const iat = now();
  const { grantId, sessionUid } = refresh.token;
  const owner = { accountId: user.user_id, clientId: client.client_id, grantId, sessionUid };
  const payload = { kind: 'AccessToken', iat, exp: iat + lifetime, scope: scopes.join(' '), ...owner };
  await createRecords(pool, 'AccessToken').upsert(value, payload, lifetime);
  return value;
}

async function idTokenClaims(
  { issuer, lastClaims }: Tenant,
  { client, refresh, user, outcome, requested }: Grounds,
): Promise<object> {
  const { token, grant } = refresh;
  const granted = requested.filter((scope) => grant.openid?.scope?.split(' ').includes(scope));
  await lastClaims.keep(user.user_id, client.client_id, outcome.idTokenClaims);
  const iat = now();
  return {
    ...withCustomClaims(scopedClaims(issuer, user, granted), outcome.idTokenClaims),
    iss: issuer,
    sub: user.user_id,
    aud: client.client_id,
    iat,
    exp: iat + (client.data.jwt_configuration?.lifetime_in_seconds ?? ID_TOKEN_SECONDS),
    nonce: token.nonce,
    sid: token.sessionUid,
    // Only where the sign-in asked for it, by max_age.
    auth_time: token.claims?.id_token?.auth_time ? token.authTime : undefined,
  };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
