import { FOREVER_SECONDS } from '../domain/refresh-token-settings.ts';
import { toAudience } from '../oidc/resource-servers.ts';
import { type RefreshTokenRow, revokeFamily } from '../store/refresh-tokens.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';

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
  };
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
    method: 'delete',
    path: '/refresh-tokens/:id',
    scopes: ['delete:refresh_tokens'],
    status: 202,
    verb: deleteRefreshToken,
  }),
];
