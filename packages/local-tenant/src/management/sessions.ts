import { z } from 'zod';
import { saveMetadata } from '../store/action-states.ts';
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
    session_metadata: session.metadata ?? {},
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

const ENTRIES = 25;
const CHARACTERS = 255;

/**
 * Metadata of a session or of a refresh token; null is none.
 * https://auth0.com/docs/manage-users/sessions/session-metadata
 */
export const lastingMetadata = z
  .record(z.string().min(1).max(CHARACTERS), z.string().max(CHARACTERS))
  .nullable()
  .refine((metadata) => Object.keys(metadata ?? {}).length <= ENTRIES, {
    message: `Too many properties defined, maximum ${ENTRIES}`,
  })
  .transform((metadata) => metadata ?? {});

const patchSessionSchema = z.strictObject({ session_metadata: lastingMetadata });

/**
 * Puts other metadata in the place of those of a session, where Actions read them as `event.session.metadata`. Throws
 * 404 when there is no such session. https://auth0.com/docs/api/management/v2/sessions/patch-sessions-by-id
 */
async function patchSession(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof patchSessionSchema>>,
): Promise<unknown> {
  const session = await requireSession(tenant.pool, params.id);
  await saveMetadata(tenant.pool, session.id, body.session_metadata);
  return sessionView({ ...session, metadata: body.session_metadata });
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
    method: 'patch',
    path: '/sessions/:id',
    scopes: ['update:sessions'],
    body: patchSessionSchema,
    verb: patchSession,
  }),
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
