import type { Request, RequestHandler, Response } from 'express';
import { toActionRequest, withoutSecrets } from '../../actions/event.ts';
import { type PostLoginOutcome, runPostLogin } from '../../actions/run-post-login.ts';
import type { ClientRow } from '../../store/clients.ts';
import { executionDetails } from '../../store/log-events.ts';
import type { UserRow } from '../../store/users.ts';
import type { Tenant } from '../../tenant.ts';
import { hashId } from '../records.ts';
import { isAllowedOrigin } from '../settings.ts';
import { accessDenied, invalidRefreshToken, invalidRequest, TokenError, userIsGone } from '../token-error.ts';
import { authenticateClient, readCredentials } from './authenticate-client.ts';
import { issueTokens, type Tokens } from './issue-tokens.ts';
import { isWithinLeeway } from './leeway.ts';
import { loadRefresh, type Refresh } from './load-refresh.ts';
import { revokeFamily, rotate } from './rotate.ts';
import { createSignJwt, type SignJwt } from './sign-jwt.ts';

type Params = Record<string, unknown>;

/** What the log tells of a refresh, as far as it came. */
interface About {
  client?: ClientRow;
  userId?: string;
  executions?: string[];
}

/**
 * Answers /oauth/token for `grant_type=refresh_token` (RFC 6749, 6) with rotation, and leaves the other grants to
 * oidc-provider. It asks the store twice: for everything that it needs, and to put the next refresh token in the place
 * of the one used. The Actions run in between, so that one which denies or fails does not burn the refresh token.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation
 */
export function refreshGrant(tenant: Tenant): RequestHandler {
  const [key] = tenant.keys;
  if (!key) throw new Error('The tenant has no signing key.');
  const sign = createSignJwt(key);
  return async (request, response, next) => {
    const params: Params = request.body ?? {};
    if (params.grant_type !== 'refresh_token') return next();
    response.set({ 'Cache-Control': 'no-store' }).vary('Origin');
    const about: About = {};
    const note = (type: string, description = '') =>
      tenant.history.event({
        ...{ type, description, ip: request.ip },
        ...{ clientId: about.client?.client_id, userId: about.userId },
        ...executionDetails(about.executions),
      });
    try {
      const tokens = await refresh(tenant, sign, request, response, params, about);
      note('sertft');
      // Not `json()`: it takes longer, and this is what a tenant is asked most.
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify(tokens));
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      note('fertft', error.message);
      response.status(error.status).json(error);
    }
  };
}

async function refresh(
  tenant: Tenant,
  sign: SignJwt,
  request: Request,
  response: Response,
  params: Params,
  about: About,
): Promise<Tokens & { refresh_token: string }> {
  requireSingle(params);
  const client = await authenticateClient(
    tenant.lookups,
    readCredentials(request.get('authorization'), params),
  );
  about.client = client;
  openToOrigin(request, response, client);
  const given = params.refresh_token;
  if (typeof given !== 'string') throw invalidRequest('missing required parameter refresh_token');
  const hash = hashId(given);
  const found = await loadRefresh(tenant.pool, hash);
  if (found && 'orphanOf' in found && found.orphanOf === client.client_id) throw userIsGone();
  if (!found || 'orphanOf' in found || found.token.clientId !== client.client_id) throw invalidRefreshToken();
  about.userId = found.user.user_id;
  const requested = requestedScopes(params.scope, found);
  await requireUnused(tenant, client, found);
  if (found.user.blocked) throw accessDenied('user is blocked');
  const { user, outcome } = await runActions(tenant, client, request, params, found, requested);
  about.executions = outcome.executions;
  if (outcome.isTokenOver) throw invalidRefreshToken();
  if (outcome.refused !== undefined) throw accessDenied(outcome.refused);
  const tokens = await issueTokens(tenant, sign, { client, refresh: found, user, outcome, requested });
  return { ...tokens, refresh_token: await rotate(tenant.pool, client, found, hash) };
}

// RFC 6749, 3.2: parameters must not be included more than once.
function requireSingle(params: Params): void {
  const [repeated] = Object.entries(params).find(([, value]) => typeof value !== 'string') ?? [];
  if (repeated !== undefined) throw invalidRequest(`${repeated} must be given once`);
}

/** Lets pages of the application's own origins read the answer, and refuses those of others. */
function openToOrigin(request: Request, response: Response, client: ClientRow): void {
  const origin = request.get('origin');
  if (origin !== undefined && !isAllowedOrigin(origin, client.data.web_origins, client.data.callbacks)) {
    throw invalidRequest(`origin ${origin} not allowed for client: ${client.client_id}`);
  }
  response.set('Access-Control-Allow-Origin', origin ?? '*');
}

function requestedScopes(wanted: unknown, { token }: Refresh): string[] {
  const owned = token.scope?.split(' ') ?? [];
  if (typeof wanted !== 'string' || wanted === '') return owned;
  const scopes = [...new Set(wanted.split(' '))];
  const missing = scopes.filter((scope) => !owned.includes(scope));
  if (missing.length === 0) return scopes;
  throw new TokenError(400, 'invalid_scope', `The refresh token was not given for: ${missing.join(' ')}`);
}

// A token that was used before is known to somebody else: nothing that came of it is to be trusted.
async function requireUnused({ pool }: Tenant, client: ClientRow, found: Refresh): Promise<void> {
  const { token, consumedAt } = found;
  if (!consumedAt || (await isWithinLeeway(pool, client, token, consumedAt))) return;
  await revokeFamily(pool, token.grantId);
  throw invalidRefreshToken();
}

async function runActions(
  tenant: Tenant,
  client: ClientRow,
  request: Request,
  params: Params,
  { token, user, roles }: Refresh,
  scopes: string[],
): Promise<{ user: UserRow; outcome: PostLoginOutcome }> {
  const createdAt = token.iiat ?? token.iat;
  return runPostLogin(tenant, {
    ...{ user, roles, client, scopes, protocol: 'oauth2-refresh-token' },
    audience: [token.resource].flat()[0],
    request: { ...toActionRequest(request), body: withoutSecrets(params) },
    refreshToken: {
      ...{ id: token.grantId, createdAt, sessionId: token.sessionUid, expiresAt: token.exp },
      lastExchangedAt: token.rotations ? token.iat : undefined,
    },
  });
}
