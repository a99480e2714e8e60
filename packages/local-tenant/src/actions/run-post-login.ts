import { mergeMetadata } from '../domain/metadata.ts';
import { refreshTokenSettings } from '../domain/refresh-token-settings.ts';
import { userView } from '../domain/user-view.ts';
import { type ActionState, findActionState, isOver, saveActionState } from '../store/action-states.ts';
import type { ClientRow } from '../store/clients.ts';
import { inTransaction } from '../store/database.ts';
import { listFamiliesOf, revokeFamily } from '../store/refresh-tokens.ts';
import type { RoleRow } from '../store/roles.ts';
import { DATABASE_CONNECTION, findUser, type UserRow, updateUser } from '../store/users.ts';
import type { Tenant } from '../tenant.ts';
import { type ActionRequest, clientPart, connectionPart, requestPart, tenantPart } from './event.ts';
import type { CookieMode, Denial, FlowResult, Lasting, ResumePoint } from './protocol.ts';
import { runTrigger } from './runner.ts';

/** What the post-login Actions made of a sign-in. */
export interface PostLoginOutcome {
  idTokenClaims: Record<string, unknown>;
  accessTokenClaims: Record<string, unknown>;
  addedScopes: string[];
  removedScopes: string[];
  /** Ids of the flows that ran, by which the log names their runs; two where an Action sent the user elsewhere. */
  executions: string[];
  /** Why there is no sign-in: the reason an Action gave, or that one failed. */
  refused?: string;
  /** The refresh token counts no more: an earlier flow shortened its life. */
  isTokenOver?: boolean;
  /** An Action ends the session. */
  isSessionRevoked?: boolean;
  /** An Action sends the user elsewhere first; the flow goes on from there when they come back. */
  redirect?: { url: string; resume: ResumePoint };
  /** What is to be kept with the refresh tokens that come of the sign-in. */
  refreshToken?: Lasting;
  cookieMode?: CookieMode;
}

const NOTHING: PostLoginOutcome = {
  idTokenClaims: {},
  accessTokenClaims: {},
  addedScopes: [],
  removedScopes: [],
  executions: [],
};

/**
 * Runs the post-login Actions and writes, once, the metadata that they set, also when they denied access, and what they
 * changed about the session or the refresh token. An Action that throws or takes too long refuses the sign-in and writes
 * nothing; the log says why. Returns the outcome and the user as it is afterwards.
 */
export async function runPostLogin(
  tenant: Tenant,
  login: LoginContext,
  resume?: ResumePoint,
): Promise<{ outcome: PostLoginOutcome; user: UserRow }> {
  const { user, protocol } = login;
  const { pool } = tenant;
  const id = login.refreshToken?.id ?? login.sessionId;
  const state = id ? await findActionState(pool, id) : {};
  if (login.refreshToken && isOver(state))
    return { outcome: { ...NOTHING, isTokenOver: true, refused: 'The refresh token has ended.' }, user };
  const run = await runTrigger(tenant, 'post-login', {
    ...{ userId: user.user_id, protocol },
    event: () => createPostLoginEvent(tenant, login, state),
    roles: login.roles,
    ...(resume && { resume }),
  });
  if (!run) return { outcome: NOTHING, user };
  const executions = [...(resume?.executions ?? []), run.execution];
  const { result } = run;
  if (!result) return { outcome: { ...NOTHING, executions, refused: run.failure }, user };
  const updated = await writeMetadata(tenant, user, result);
  if (id) await keepState(tenant, id, login, state, result);
  const { idTokenClaims, accessTokenClaims, addedScopes, removedScopes, denied } = result;
  const claims = { idTokenClaims, accessTokenClaims, addedScopes, removedScopes };
  const outcome: PostLoginOutcome = { ...claims, executions, refreshToken: result.refreshToken };
  if (result.session.cookieMode) outcome.cookieMode = result.session.cookieMode;
  if (denied) {
    outcome.refused = denied.reason;
    outcome.isSessionRevoked = await revoke(tenant, login, denied);
  } else if (result.redirect) {
    const { transactionMetadata, refreshToken } = result;
    outcome.redirect = {
      url: result.redirect.url,
      resume: {
        action: result.redirect.action,
        carried: { ...claims, transactionMetadata, refreshToken },
        executions,
      },
    };
  }
  return { outcome, user: updated };
}

/** Keeps what Actions set for the refresh tokens of a grant, before there is one. */
export async function keepForRefreshTokens(
  { pool }: Pick<Tenant, 'pool'>,
  grantId: string,
  lasting: Lasting = {},
): Promise<void> {
  if (Object.keys(lasting).length > 0) await saveActionState(pool, grantId, lasting);
}

// Under a lock, on what the row says by now: the Management API may have written while the Actions ran.
async function writeMetadata(tenant: Tenant, user: UserRow, result: FlowResult): Promise<UserRow> {
  const { userMetadata, appMetadata } = result;
  if (Object.keys(userMetadata).length + Object.keys(appMetadata).length === 0) return user;
  return inTransaction(tenant.pool, async (db) => {
    const current = await findUser(db, user.user_id, { lock: true });
    if (!current) return user;
    const updated = await updateUser(db, user.user_id, {
      user_metadata: mergeMetadata(current.user_metadata, userMetadata),
      app_metadata: mergeMetadata(current.app_metadata, appMetadata),
    });
    return updated ?? current;
  });
}

// Under a lock as well. An end can only come nearer, but the one for want of use, which has to be set anew at each use.
// https://auth0.com/docs/manage-users/sessions/manage-sessions-actions
async function keepState(
  { pool }: Tenant,
  id: string,
  login: LoginContext,
  state: ActionState,
  { session, refreshToken }: FlowResult,
): Promise<void> {
  const { metadata, expiresAt, idleExpiresAt } = login.refreshToken ? refreshToken : session;
  const after = (before: ActionState): ActionState => {
    const ends = [expiresAt, before.expiresAt].filter((time) => time !== undefined);
    return {
      metadata: metadata ?? before.metadata ?? {},
      methods: [...(before.methods ?? []), ...session.methods],
      expiresAt: ends.length > 0 ? Math.min(...ends) : undefined,
      idleExpiresAt,
    };
  };
  const next = after(state);
  const isNothing = (kept: ActionState) => Object.values(kept).every((value) => !value || isEmpty(value));
  if (isNothing(next) && isNothing(state)) return;
  if (JSON.stringify(next) === JSON.stringify(state)) return;
  await inTransaction(pool, async (db) =>
    saveActionState(db, id, after(await findActionState(db, id, { lock: true }))),
  );
}

const isEmpty = (value: object | number) => typeof value === 'object' && Object.keys(value).length === 0;

// Returns whether the session is to end by it.
async function revoke(
  { pool, history }: Tenant,
  login: LoginContext,
  { revoke: what, reason }: Denial,
): Promise<boolean> {
  const { user, client, sessionId, refreshToken, request } = login;
  const note = (type: string) =>
    history.event({
      ...{ type, description: reason, userId: user.user_id, clientId: client.client_id, ip: request.ip },
      details: { session_id: sessionId ?? refreshToken?.sessionId },
    });
  if (what === 'refresh token' && refreshToken) {
    await revokeFamily(pool, refreshToken.id);
    note('srrt');
  }
  if (!what?.startsWith('session') || !sessionId) return false;
  if (what === 'session')
    for (const family of await listFamiliesOf(pool, user.user_id, sessionId))
      await revokeFamily(pool, family);
  note('session_revoked');
  return true;
}

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
    rotating: refreshTokenSettings(client.data).rotates,
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
