import type { SessionRow } from '../../store/sessions.ts';

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
