import { userView } from '../domain/user-view.ts';
import type { ActionState } from '../store/action-states.ts';
import type { ClientRow } from '../store/clients.ts';
import type { RoleRow } from '../store/roles.ts';
import { DATABASE_CONNECTION, type UserRow } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { type ActionRequest, clientPart, connectionPart, requestPart, tenantPart } from './event.ts';
import type { CookieMode } from './protocol.ts';

/** What is known of a sign-in, or of a refresh, when its Actions run. */
export interface LoginContext {
  user: UserRow;
  roles: RoleRow[];
  client: ClientRow;
  protocol: 'oidc-basic-profile' | 'oauth2-refresh-token';
  audience: string | undefined;
  scopes: string[];
  /** What else `event.transaction` tells of a sign-in. */
  transaction?: Record<string, unknown>;
  request: ActionRequest;
  sessionId?: string;
  /** What else is known of the session. */
  session?: SessionFacts;
  refreshToken?: {
    id: string;
    /** Seconds since 1970. */
    createdAt: number;
    sessionId?: string | undefined;
    expiresAt?: number | undefined;
    lastExchangedAt?: number | undefined;
  };
}

/** A session as it is when its Actions run. */
export interface SessionFacts {
  createdAt: Date | null;
  updatedAt: Date | null;
  authenticatedAt: Date;
  expiresAt: Date;
  device: Record<'initial_ip' | 'initial_user_agent' | 'last_ip' | 'last_user_agent', string | null>;
  /** Ids of the applications that it was used for. */
  clients: string[];
  cookieMode: CookieMode;
}

/**
 * The `event` of the post-login trigger, without secrets; `state` is what Actions kept with the session, or with the
 * refresh token. What a small tenant does not have is absent, as it is at Auth0: organisations, risk assessments, custom
 * domains, fingerprints of connections, agents, transfers of sessions.
 * https://auth0.com/docs/customize/actions/reference/post-login/post-login-event-object
 */
export function createPostLoginEvent(
  tenant: Pick<Tenant, 'issuer' | 'name'>,
  login: LoginContext,
  state: ActionState = {},
): Record<string, unknown> {
  const { user } = login;
  const { logins_count, last_login, last_ip, blocked, ...profile } = userView(tenant.issuer, user);
  return {
    user: { user_metadata: {}, app_metadata: {}, multifactor: [], enrolledFactors: [], ...profile },
    client: clientPart(login.client),
    connection: connectionPart(user),
    request: { query: {}, body: {}, ...requestPart(login.request) },
    stats: { logins_count: user.logins_count },
    tenant: tenantPart(tenant),
    transaction: {
      ...{ acr_values: [], ui_locales: [], ...login.transaction },
      protocol: login.protocol,
      requested_scopes: login.scopes,
    },
    authorization: { roles: login.roles.map(({ name }) => name) },
    ...(login.audience && { resource_server: { identifier: login.audience } }),
    ...(login.sessionId && { session: sessionPart(login, login.sessionId, state) }),
    ...(login.refreshToken && { refresh_token: refreshTokenPart(login, login.refreshToken, state) }),
    authentication: { methods: methodsOf(login, state) },
  };
}

function sessionPart({ user, session }: LoginContext, id: string, state: ActionState) {
  return {
    ...{ id, user_id: user.user_id, metadata: state.metadata ?? {} },
    ...(session && {
      authenticated_at: session.authenticatedAt,
      clients: session.clients.map((client_id) => ({ client_id })),
      cookie: { mode: session.cookieMode },
      created_at: session.createdAt,
      device: session.device,
      expires_at: earlier(session.expiresAt, state.expiresAt),
      idle_expires_at: earlier(session.expiresAt, state.idleExpiresAt),
      last_interacted_at: session.updatedAt,
      updated_at: session.updatedAt,
    }),
  };
}

function refreshTokenPart(
  { user, client, session }: LoginContext,
  token: NonNullable<LoginContext['refreshToken']>,
  state: ActionState,
) {
  const { id, createdAt, sessionId, expiresAt, lastExchangedAt } = token;
  const time = (seconds: number | undefined) => (seconds ? new Date(seconds * 1000) : undefined);
  return {
    ...{ id, client_id: client.client_id, user_id: user.user_id, metadata: state.metadata ?? {} },
    created_at: time(createdAt),
    expires_at: earlier(time(expiresAt), state.expiresAt),
    idle_expires_at: earlier(time(expiresAt), state.idleExpiresAt),
    last_exchanged_at: time(lastExchangedAt),
    rotating: true,
    session_id: sessionId ?? null,
    ...(session && { device: session.device }),
  };
}

function earlier(date: Date | undefined, time = Number.POSITIVE_INFINITY): Date | undefined {
  return date && date.getTime() <= time ? date : Number.isFinite(time) ? new Date(time) : date;
}

function methodsOf({ user, protocol, session }: LoginContext, { methods = [] }: ActionState) {
  if (protocol !== 'oidc-basic-profile') return methods;
  const name = user.connection === DATABASE_CONNECTION ? 'pwd' : 'federated';
  return [{ name, timestamp: session?.authenticatedAt ?? new Date() }, ...methods];
}
