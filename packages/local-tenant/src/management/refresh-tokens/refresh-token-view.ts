import { FOREVER_SECONDS } from '../../domain/refresh-token-settings.ts';
import { toAudience } from '../../oidc/resource-servers.ts';
import type { RefreshTokenRow } from '../../store/refresh-tokens.ts';

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
