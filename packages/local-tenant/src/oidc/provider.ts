import Provider, {
  type Configuration,
  errors,
  type Interaction,
  interactionPolicy,
  type JWKS,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { CLAIMS_BY_SCOPE } from '../domain/profile-claims.ts';
import { SIGNING_ALGORITHMS } from '../domain/signing-algorithms.ts';
import { makeRoomForRefreshToken } from '../store/refresh-tokens.ts';
import { forEachAlgorithm } from '../store/signing-keys.ts';
import type { Tenant } from '../tenant.ts';
import { createFindAccount } from './account.ts';
import { type AnswerAway, answerWhenStoreIsAway } from './answer-when-away.ts';
import { allowCallbacksAsAuth0 } from './callbacks.ts';
import { findClientRecord } from './client-records.ts';
import { requireAskedDemoUser } from './demo-sign-in.ts';
import { extraParams, readScopesAsAuth0 } from './extra-params.ts';
import { createGrant } from './grant.ts';
import { logGrants } from './log-grants.ts';
import { createRecords } from './records.ts';
import { registerRefreshGrant } from './refresh-grant.ts';
import { createResourceIndicators } from './resource-servers.ts';
import { POST_LOGIN, runActionsAtSignIn } from './run-actions-at-sign-in.ts';
import { requireLiveSession } from './session-end.ts';
import { cookieNames, features, isAllowedOrigin, lifetimes, routes } from './settings.ts';
import {
  addCustomIdTokenClaims,
  describeAccessToken,
  shapeAccessToken,
  signIdTokens,
} from './token-claims.ts';
import { answerTokenErrorsAsAuth0 } from './token-errors.ts';

/**
 * Sets up oidc-provider to answer at Auth0's paths, in Auth0's way, from the tenant's own store; `renderError` shows
 * what cannot be sent back to the application, and `answerAway` says that the database is away.
 */
export function createProvider(
  tenant: Tenant,
  { renderError, answerAway }: Required<Pick<Configuration, 'renderError'>> & { answerAway: AnswerAway },
): Provider {
  const { pool, issuer, keys, cookieKeys } = tenant;
  const configuration: Configuration = {
    adapter(kind) {
      return kind === 'Client' ? findClientRecord(tenant) : createRecords(pool, kind);
    },
    jwks: { keys: keys.flatMap(({ privateJwk }) => forEachAlgorithm(privateJwk)) as JWKS['keys'] },
    enabledJWA: {
      idTokenSigningAlgValues: SIGNING_ALGORITHMS,
      clientAuthSigningAlgValues: ['RS256', 'RS384', 'PS256'],
    },
    routes,
    features: { ...features, resourceIndicators: createResourceIndicators(tenant) },
    discovery: { end_session_endpoint: `${issuer}oidc/logout`, userinfo_endpoint: `${issuer}userinfo` },
    cookies: { names: cookieNames(issuer), keys: cookieKeys, long: cookie(issuer), short: cookie(issuer) },
    claims: CLAIMS_BY_SCOPE,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    responseTypes: ['code', 'id_token'],
    conformIdTokenClaims: false,
    clientAuthMethods: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
    assertJwtClientAuthClaimsAndHeader: refuseLongAssertions,
    extraClientMetadata: { properties: ['web_origins', 'lifetimes'] },
    clientBasedCORS: (_ctx, origin, client) =>
      isAllowedOrigin(origin, client.web_origins as string[], client.redirectUris),
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    ttl: lifetimes,
    expiresWithSession: () => false,
    extraParams: extraParams(tenant),
    extraTokenClaims: describeAccessToken(tenant),
    formats: { customizers: { jwt: shapeAccessToken(tenant) } },
    findAccount: createFindAccount(tenant),
    loadExistingGrant: createGrant(tenant),
    async issueRefreshToken(_ctx, client, code) {
      const isAllowed = client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access');
      if (!isAllowed || !code.accountId) return false;
      await makeRoomForRefreshToken(pool, code.accountId, client.clientId);
      return true;
    },
    interactions: createInteractions(tenant),
    renderError,
  };
  const provider = new Provider(issuer, configuration);
  readScopesAsAuth0(provider);
  allowCallbacksAsAuth0(provider);
  addCustomIdTokenClaims(provider, tenant.lastClaims);
  signIdTokens(provider, tenant);
  registerRefreshGrant(provider, tenant);
  answerTokenErrorsAsAuth0(provider);
  answerWhenStoreIsAway(provider, answerAway);
  logGrants(provider, tenant);
  provider.on('server_error', (_ctx, error) =>
    tenant.log.error({ err: error }, 'the authorization server failed'),
  );
  return provider;
}

function cookie(issuer: string) {
  return { httpOnly: true, sameSite: 'lax', secure: issuer.startsWith('https:'), signed: true } as const;
}

const LONGEST_ASSERTION_SECONDS = 300;

// https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt
async function refuseLongAssertions(_ctx: unknown, { exp }: Record<string, unknown>): Promise<void> {
  if (Number(exp) > Date.now() / 1_000 + LONGEST_ASSERTION_SECONDS)
    throw new errors.InvalidClientAuth('a client assertion counts for five minutes at most');
}

/**
 * When a sign-in stops for a person, and where it sends them: to the sign-in page when nobody is signed in, somebody
 * other than the demo account that is asked for, or the application asks for it; never to a consent screen. The Actions
 * run last, when the user is known, and may send them elsewhere.
 */
function createInteractions(tenant: Tenant) {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(requireAskedDemoUser(tenant));
  policy.get('login')?.checks.add(requireLiveSession(tenant));
  // Both have to stay values of `prompt` that are understood: the first asks nothing, the second who signs in.
  policy.get('consent')?.checks.clear();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  policy.add(new interactionPolicy.Prompt({ name: POST_LOGIN }, runActionsAtSignIn(tenant)));
  const url = (_ctx: KoaContextWithOIDC, { uid, prompt }: Interaction) =>
    prompt.name === POST_LOGIN ? `/u/redirect/${uid}` : `/u/login/${uid}`;
  return { policy, url };
}
