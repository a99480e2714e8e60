import { type Database, inTransaction } from '../store/database.ts';
import { listFamiliesOf, revokeFamily } from '../store/refresh-tokens.ts';
import { deleteSession as endSession, findSession, type SessionRow } from '../store/sessions.ts';
import { ManagementError } from './errors.ts';
import { type ManagementContext, type ManagementRoute, type RouteInput, route } from './route.ts';

const time = (date: Date | null) => date?.toISOString() ?? null;

/**
 * A session as Auth0 shows it. Here one has no end but that it is not used for three days, and nobody looks up which
 * network an address is in.
 * https://auth0.com/docs/manage-users/sessions/manage-user-sessions-with-auth0-management-api
 */
export function sessionView(session: SessionRow) {
  const { id, user_id, payload, initial_ip, initial_user_agent, last_ip, last_user_agent } = session;
  const authenticatedAt = new Date((payload.loginTs ?? 0) * 1_000);
  return {
    ...{ id, user_id, created_at: time(session.created_at), updated_at: time(session.updated_at) },
    authenticated_at: time(authenticatedAt),
    idle_expires_at: time(session.expires_at),
    expires_at: time(session.expires_at),
    last_interacted_at: time(session.updated_at),
    device: { initial_ip, initial_user_agent, last_ip, last_user_agent },
    clients: Object.keys(payload.authorizations ?? {}).map((client_id) => ({ client_id })),
    authentication: {
      methods: (payload.amr ?? []).map((name) => ({ name, timestamp: time(authenticatedAt) })),
    },
  };
}

/** Finds a session that goes on by its id. Throws 404 when there is none. */
async function requireSession(db: Database, id = ''): Promise<SessionRow> {
  const session = await findSession(db, id);
  if (!session) throw new ManagementError(404, 'The session does not exist.', 'inexistent_session');
  return session;
}

/**
 * Shows one session. Throws 404 when there is none.
 * https://auth0.com/docs/api/management/v2/sessions/get-session
 */
async function getSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return sessionView(await requireSession(tenant.pool, params.id));
}

/**
 * Ends one session; refresh tokens that came of it stay. That there is none is no error.
 * https://auth0.com/docs/api/management/v2/sessions/delete-session
 */
async function deleteSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  await endSession(tenant.pool, params.id ?? '');
  return {};
}

/**
 * Ends one session and revokes the refresh tokens that came of it. Throws 404 when there is none.
 * https://auth0.com/docs/api/management/v2/sessions/revoke-session
 */
async function revokeSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const { id, user_id: userId } = await requireSession(db, params.id);
    for (const family of await listFamiliesOf(db, userId, id)) await revokeFamily(db, family);
    await endSession(db, id);
  });
}

/** https://auth0.com/docs/api/management/v2/sessions */
export const sessionsRoutes: ManagementRoute[] = [
  route({ method: 'get', path: '/sessions/:id', scopes: ['read:sessions'], verb: getSession }),
  route({
    method: 'delete',
    path: '/sessions/:id',
    scopes: ['delete:sessions'],
    status: 202,
    verb: deleteSession,
  }),
  route({
    method: 'post',
    path: '/sessions/:id/revoke',
    scopes: ['delete:sessions', 'delete:refresh_tokens'],
    status: 202,
    verb: revokeSession,
  }),
];
