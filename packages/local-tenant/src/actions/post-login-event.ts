import { userView } from '../domain/user-view.ts';
import type { ClientRow } from '../store/clients.ts';
import { CONNECTIONS } from '../store/connections.ts';
import { DATABASE_CONNECTION, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';

/** What is known of a sign-in, or of a refresh, when its Actions run. */
export interface LoginContext {
  user: UserRow;
  roles: string[];
  client: ClientRow;
  protocol: 'oidc-basic-profile' | 'oauth2-refresh-token';
  audience: string | undefined;
  scopes: string[];
  redirectUri?: string;
  acrValues?: string;
  state?: string;
  locale?: string;
  request: {
    ip: string;
    method: string;
    hostname: string;
    userAgent: string;
    language: string;
    query: Record<string, unknown>;
    body: Record<string, unknown>;
  };
  sessionId?: string;
  refreshToken?: { id: string; createdAt: number; sessionId?: string | undefined };
}

/**
 * The `event` of the post-login trigger, without secrets.
 * https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/post-login-event-object
 */
export function createPostLoginEvent(
  tenant: Pick<Tenant, 'issuer' | 'name'>,
  login: LoginContext,
): Record<string, unknown> {
  const { user, client, request } = login;
  const { logins_count, last_login, last_ip, last_password_reset, ...profile } = userView(
    tenant.issuer,
    user,
  );
  const connection = CONNECTIONS.find(({ name }) => name === user.connection);
  const method = user.connection === DATABASE_CONNECTION ? 'pwd' : 'federated';
  return {
    user: { user_metadata: {}, app_metadata: {}, multifactor: [], ...profile },
    client: { client_id: client.client_id, name: client.name, metadata: client.data.client_metadata ?? {} },
    connection: {
      id: connection?.id,
      name: user.connection,
      strategy: connection?.strategy ?? user.user_id.split('|')[0],
      metadata: {},
    },
    request: {
      ip: request.ip,
      method: request.method,
      hostname: request.hostname,
      user_agent: request.userAgent,
      language: request.language,
      query: request.query,
      body: request.body,
      geoip: {},
    },
    stats: { logins_count: user.logins_count },
    tenant: { id: toTenantId(tenant.name) },
    transaction: {
      protocol: login.protocol,
      requested_scopes: login.scopes,
      acr_values: login.acrValues?.split(' ') ?? [],
      ui_locales: login.locale?.split(' ') ?? [],
      ...(login.redirectUri ? { redirect_uri: login.redirectUri } : {}),
      ...(login.state ? { state: login.state } : {}),
    },
    authorization: { roles: login.roles },
    ...(login.audience ? { resource_server: { identifier: login.audience } } : {}),
    ...(login.sessionId ? { session: { id: login.sessionId } } : {}),
    ...(login.refreshToken
      ? {
          refresh_token: {
            id: login.refreshToken.id,
            created_at: new Date(login.refreshToken.createdAt * 1000).toISOString(),
            session_id: login.refreshToken.sessionId ?? null,
          },
        }
      : {}),
    authentication: {
      methods:
        login.protocol === 'oidc-basic-profile'
          ? [{ name: method, timestamp: new Date().toISOString() }]
          : [],
    },
  };
}

/** The id of a tenant, as Auth0 has it: its name in small letters, digits and hyphens. */
function toTenantId(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'tenant';
}
