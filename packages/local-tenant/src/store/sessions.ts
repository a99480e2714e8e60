import type { Database } from './database.ts';

/** A session that goes on, with the browser that it is in; what is not known of that is null. */
export interface SessionRow {
  id: string;
  user_id: string;
  created_at: Date | null;
  updated_at: Date | null;
  expires_at: Date;
  initial_ip: string | null;
  initial_user_agent: string | null;
  last_ip: string | null;
  last_user_agent: string | null;
  metadata: Record<string, string> | null;
  /** As the authorization server keeps it; times in UNIX seconds. */
  payload: { loginTs?: number; amr?: string[]; authorizations?: Record<string, unknown> };
}

/** The browser that a request came from. */
interface Device {
  ip: string;
  userAgent: string;
}

/** Where a session is used from, and since when. */
export type SessionDevice = Pick<
  SessionRow,
  'created_at' | 'updated_at' | 'initial_ip' | 'initial_user_agent' | 'last_ip' | 'last_user_agent'
>;

/** Remembers from which browser a session is used, at each sign-in, and returns what is known by then. */
export async function recordSession(
  db: Database,
  { id, userId }: { id: string; userId: string },
  { ip, userAgent }: Device,
): Promise<SessionDevice> {
  const { rows } = await db.query<SessionDevice>({
    text: `INSERT INTO sessions (id, user_id, initial_ip, initial_user_agent, last_ip, last_user_agent)
      VALUES ($1, $2, $3, $4, $3, $4)
      ON CONFLICT (id) DO UPDATE SET last_ip = $3, last_user_agent = $4, updated_at = now()
      RETURNING created_at, updated_at, initial_ip, initial_user_agent, last_ip, last_user_agent`,
    values: [id, userId, ip, userAgent],
  });
  return rows[0] as SessionDevice;
}

const SESSIONS = `
  SELECT record.uid AS id, payload->>'accountId' AS user_id, created_at, updated_at, expires_at,
    initial_ip, initial_user_agent, last_ip, last_user_agent, payload,
    (SELECT state->'metadata' FROM action_states WHERE action_states.id = record.uid) AS metadata
  FROM oidc_records AS record LEFT JOIN sessions ON sessions.id = record.uid
  WHERE kind = 'Session' AND expires_at > now()`;

/** The sessions of a user whose ids come after one, in the order of the ids. */
export async function listSessions(
  db: Database,
  userId: string,
  { after, limit }: { after: string; limit: number },
): Promise<SessionRow[]> {
  const sql = `${SESSIONS} AND payload->>'accountId' = $1 AND record.uid > $2 ORDER BY record.uid LIMIT $3`;
  return (await db.query<SessionRow>(sql, [userId, after, limit])).rows;
}

/** Finds a session that somebody is signed in by. */
export async function findSession(db: Database, id: string): Promise<SessionRow | undefined> {
  const sql = `${SESSIONS} AND payload->>'accountId' IS NOT NULL AND record.uid = $1`;
  return (await db.query<SessionRow>(sql, [id])).rows[0];
}

/** Ends a session: its browser has to sign in anew. */
export async function deleteSession(db: Database, id: string): Promise<void> {
  await db.query(`DELETE FROM oidc_records WHERE kind = 'Session' AND uid = $1`, [id]);
}

/** Ends all sessions of a user. */
export async function deleteSessionsOf(db: Database, userId: string): Promise<void> {
  await db.query(`DELETE FROM oidc_records WHERE kind = 'Session' AND payload->>'accountId' = $1`, [userId]);
}

/** Takes back all that the sign-ins of a user gave: sessions, codes, grants and tokens. */
export async function revokeSignIns(db: Database, userId: string): Promise<void> {
  await db.query(`DELETE FROM oidc_records WHERE payload->>'accountId' = $1`, [userId]);
}
