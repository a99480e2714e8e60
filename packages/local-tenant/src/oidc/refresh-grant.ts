import { randomBytes } from 'node:crypto';
import type Provider from 'oidc-provider';
import { errors, type Grant, type RefreshToken, type TokenEndpointGrantContext } from 'oidc-provider';
import { buildTokenResponse, resolveAndApplyResource } from 'oidc-provider/lib/helpers/grants.js';
import { toActionRequest, withoutSecrets } from '../actions/event.ts';
import { type LoginContext, runPostLogin } from '../actions/run-post-login.ts';
import {
  endOfRefreshToken,
  type RefreshTokenSettings,
  refreshTokenSettings,
} from '../domain/refresh-token-settings.ts';
import { isUsable, prolongRefreshToken, replaceRefreshToken, revokeFamily } from '../store/refresh-tokens.ts';
import { findUser, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { accountOf } from './account.ts';
import { AccessDenied, invalidRefreshToken, userIsGone } from './errors.ts';
import { toAudience } from './resource-servers.ts';
import { whoAsks } from './run-actions-at-sign-in.ts';
import { setOutcome } from './token-claims.ts';

type Context = TokenEndpointGrantContext<{ refresh_token?: string }>;

/**
 * Registers the refresh grant (RFC 6749, 6) in the place of oidc-provider's own, which keeps the parameters, the
 * client's credentials and the answers to browsers to itself. Other than there, the Actions run before the token is
 * used up, so that one which denies or fails does not burn it, and a rotation is one statement: decision 60.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
 */
export function registerRefreshGrant(provider: Provider, tenant: Tenant): void {
  provider.registerGrantType<{ refresh_token?: string }>(
    'refresh_token',
    (ctx) => refresh(provider, tenant, ctx),
    ['refresh_token', 'scope'],
  );
}

async function refresh(provider: Provider, tenant: Tenant, ctx: Context): Promise<void> {
  const arrivedAt = new Date();
  const token = await findToken(provider, ctx);
  const found = await requireUser(tenant, token);
  const grant = await findGrant(provider, ctx, token);
  const scopes = requestedScopes(ctx, token);
  const login = await createRefreshContext(tenant, ctx, {
    token,
    scopes,
    user: found,
  });
  const settings = refreshTokenSettings(login.client.data);
  const used = { id: token.jti, leeway: settings.leeway, arrivedAt };
  if (token.consumed && !(await isUsable(tenant.pool, used))) {
    // It was used before, so that somebody else knows it: nothing that came of it is to be trusted.
    await revokeFamily(tenant.pool, grant.jti);
    throw invalidRefreshToken();
  }
  if (login.user.blocked) throw new AccessDenied('user is blocked');
  const { outcome, user } = await runPostLogin(tenant, login);
  setOutcome(ctx, outcome);
  if (outcome.isTokenOver) throw invalidRefreshToken();
  if (outcome.refused !== undefined) throw new AccessDenied(outcome.refused);
  ctx.oidc.entity('Account', accountOf(tenant, user));
  const [access, idToken] = await Promise.all([
    issueAccessToken(provider, ctx, token, grant, scopes),
    scopes.has('openid') ? issueIdToken(provider, ctx, token, grant, scopes) : undefined,
  ]);
  const refreshToken = await goOn(tenant, settings, token, used);
  ctx.body = buildTokenResponse(provider, { ...access, idToken, refreshToken });
}

// Of another application's token, as of one that is used up or unknown, Auth0 says no more than that it is not valid.
async function findToken(provider: Provider, ctx: Context): Promise<RefreshToken> {
  const { client, params } = ctx.oidc;
  if (!params.refresh_token) throw new errors.InvalidRequest('missing required parameter refresh_token');
  const token = await provider.RefreshToken.find(params.refresh_token);
  if (token?.clientId !== client.clientId) throw invalidRefreshToken();
  ctx.oidc.entity('RefreshToken', token);
  return token;
}

async function findGrant(provider: Provider, ctx: Context, { grantId }: RefreshToken): Promise<Grant> {
  const grant = grantId && (await provider.Grant.find(grantId));
  if (!grant) throw invalidRefreshToken();
  ctx.oidc.entity('Grant', grant);
  return grant;
}

async function requireUser({ pool }: Tenant, token: RefreshToken): Promise<UserRow> {
  const user = await findUser(pool, token.accountId);
  if (!user) throw userIsGone();
  return user;
}

function requestedScopes(ctx: Context, token: RefreshToken): Set<string> {
  if (!ctx.oidc.params.scope) return token.scopes;
  const requested = ctx.oidc.requestParamScopes;
  const missing = [...requested].filter((scope) => !token.scopes.has(scope)).join(' ');
  if (missing) throw new errors.InvalidScope(`The refresh token was not given for: ${missing}`, missing);
  return requested;
}

// What the post-login Actions are told of a refresh under way.
async function createRefreshContext(
  tenant: Tenant,
  ctx: Context,
  { user, token, scopes }: { user: UserRow; token: RefreshToken; scopes: Set<string> },
): Promise<LoginContext> {
  const { grantId = '', iat, iiat = iat, resource, sessionUid, exp, rotations } = token;
  return {
    user,
    ...(await whoAsks(tenant, ctx, user)),
    protocol: 'oauth2-refresh-token',
    audience: [resource ?? []].flat().map(toAudience)[0],
    scopes: [...scopes],
    request: { ...toActionRequest(ctx), body: withoutSecrets({ ...ctx.oidc.body }) },
    refreshToken: {
      ...{ id: grantId, createdAt: iiat, sessionId: sessionUid, expiresAt: exp },
      lastExchangedAt: rotations ? iat : undefined,
    },
  };
}

async function issueAccessToken(
  provider: Provider,
  ctx: Context,
  token: RefreshToken,
  grant: Grant,
  scopes: Set<string>,
) {
  const { accountId, sessionUid } = token;
  const access = new provider.AccessToken({
    ...{ client: ctx.oidc.client, accountId, sessionUid, grantId: grant.jti, gty: rotatedGty(token) },
  });
  await resolveAndApplyResource(provider, ctx, token, access, grant, scopes);
  ctx.oidc.entity('AccessToken', access);
  const accessToken = await access.save();
  const { expiration: expiresIn, tokenType } = access;
  return { accessToken, expiresIn, tokenType, scope: access.scope || undefined };
}

async function issueIdToken(
  provider: Provider,
  ctx: Context,
  token: RefreshToken,
  grant: Grant,
  scopes: Set<string>,
): Promise<string> {
  const scope = grant.getOIDCScopeFiltered(scopes);
  const { acr, amr, authTime: auth_time, claims, nonce } = token;
  const known = await ctx.oidc.account?.claims('id_token', scope, {}, []);
  const idToken = new provider.IdToken({ ...known, acr, amr, auth_time }, { ctx });
  Object.assign(idToken, { scope, mask: claims?.id_token ?? {} });
  idToken.set('nonce', nonce);
  return idToken.issue({ use: 'idtoken' });
}

/** Lets the sign-in go on: with the next refresh token where the application rotates them, else with the same one. */
async function goOn(
  { pool }: Tenant,
  settings: RefreshTokenSettings,
  token: RefreshToken,
  used: Parameters<typeof isUsable>[1],
): Promise<string | undefined> {
  const iat = Math.floor(Date.now() / 1000);
  const signedInAt = token.iiat ?? token.iat;
  const end = endOfRefreshToken(settings, { signedInAt, now: iat });
  // Only the time until the next use begins anew.
  const exp = settings.idleLifetime === undefined ? Math.min(end, token.exp ?? end) : end;
  if (!settings.rotates) {
    if (!(await prolongRefreshToken(pool, token.jti, exp))) throw invalidRefreshToken();
    return undefined;
  }
  const id = randomBytes(32).toString('base64url');
  const changes = { iat, exp, rotations: (token.rotations ?? 0) + 1, gty: rotatedGty(token) };
  if (!(await replaceRefreshToken(pool, used, { id, changes }))) throw invalidRefreshToken();
  return id;
}

function rotatedGty({ gty = '' }: RefreshToken): string {
  return gty.endsWith('refresh_token') ? gty : `${gty} refresh_token`.trim();
}
