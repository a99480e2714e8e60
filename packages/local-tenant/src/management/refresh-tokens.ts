import { z } from 'zod';
import { FOREVER_SECONDS } from '../domain/refresh-token-settings.ts';
import { toAudience } from '../oidc/resource-servers.ts';
import { saveMetadata } from '../store/action-states.ts';
import type { Database } from '../store/database.ts';
import { findRefreshToken, type RefreshTokenRow, revokeFamily } from '../store/refresh-tokens.ts';
import { ManagementError } from './errors.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';
import { lastingMetadata } from './sessions.ts';

const time = (seconds: number | undefined) =>
  seconds === undefined ? null : new Date(seconds * 1_000).toISOString();

/**
 * A refresh token as Auth0 shows it. The browser is that of the sign-in: whoever exchanges one is a server.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/manage-refresh-tokens-with-auth0-management-api
 */
export function refreshTokenView(token: RefreshTokenRow) {
  const { id, payload, resources, initial_ip, initial_user_agent, last_ip, last_user_agent } = token;
  const neverEnds = payload.exp - payload.iat > FOREVER_SECONDS / 2;
  return {
    ...{ id, user_id: payload.accountId, client_id: payload.clientId },
    session_id: payload.sessionUid ?? null,
    created_at: time(payload.iiat ?? payload.iat),
    idle_expires_at: null,
    expires_at: time(neverEnds ? undefined : payload.exp),
    last_exchanged_at: time(payload.rotations ? payload.iat : undefined),
    rotating: token.rotating ?? false,
    device: { initial_ip, initial_user_agent, last_ip, last_user_agent },
    resource_servers: Object.entries(resources ?? {}).map(([resource, scopes]) => ({
      audience: toAudience(resource),
      scopes,
    })),
    refresh_token_metadata: token.metadata ?? {},
  };
}

async function requireRefreshToken(db: Database, id = ''): Promise<RefreshTokenRow> {
  const token = await findRefreshToken(db, id);
  if (!token) throw new ManagementError(404, 'The refresh token does not exist.', 'inexistent_refresh_token');
  return token;
}

/**
 * Shows one refresh token, by the id that its family has. Throws 404 when there is none.
 * https://auth0.com/docs/api/management/v2/refresh-tokens/get-refresh-token
 */
async function getRefreshToken({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return refreshTokenView(await requireRefreshToken(tenant.pool, params.id));
}

const patchRefreshTokenSchema = z.strictObject({ refresh_token_metadata: lastingMetadata });

/**
 * Puts other metadata in the place of those of a refresh token, where Actions read them as
 * `event.refresh_token.metadata`. Throws 404 when there is no such token.
 * https://auth0.com/docs/api/management/v2/refresh-tokens/patch-refresh-tokens-by-id
 */
async function patchRefreshToken(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchRefreshTokenSchema>>,
): Promise<unknown> {
  const token = await requireRefreshToken(tenant.pool, params.id);
  await saveMetadata(tenant.pool, token.id, body.refresh_token_metadata);
  return refreshTokenView({ ...token, metadata: body.refresh_token_metadata });
}

/**
 * Revokes a refresh token, with all that came of the same sign-in. That there is none is no error.
 * https://auth0.com/docs/api/management/v2/refresh-tokens/delete-refresh-token
 */
async function deleteRefreshToken({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await revokeFamily(tenant.pool, params.id ?? '');
}

/** https://auth0.com/docs/api/management/v2/refresh-tokens */
export const refreshTokensRoutes: ManagementRoute[] = [
  route({
    method: 'get',
    path: '/refresh-tokens/:id',
    scopes: ['read:refresh_tokens'],
    verb: getRefreshToken,
  }),
  route({
    method: 'patch',
    path: '/refresh-tokens/:id',
    scopes: ['update:refresh_tokens'],
    body: patchRefreshTokenSchema,
    verb: patchRefreshToken,
  }),
  route({
    method: 'delete',
    path: '/refresh-tokens/:id',
    scopes: ['delete:refresh_tokens'],
    status: 202,
    verb: deleteRefreshToken,
  }),
];
