import { hash } from 'node:crypto';
import type { Database } from './database.ts';

/** The form in which the store knows the id of a token, a grant or a session. */
export const hashId = (id: string): string => hash('sha256', id, 'base64url');

/** A family of refresh tokens, of which each takes the place of the one before: at Auth0 that is one refresh token. */
export interface RefreshTokenRow {
  /** The id of what the sign-in granted, which all of the family have. */
  id: string;
  /** Of the newest one; times in UNIX seconds. */
  payload: {
    accountId: string;
    clientId: string;
    iat: number;
    iiat?: number;
    exp: number;
    rotations?: number;
    sessionUid?: string;
  };
  /** Whether its application rotates them; null where that is gone. */
  rotating: boolean | null;
  /** Scopes by audience. */
  resources: Record<string, string> | null;
  initial_ip: string | null;
  initial_user_agent: string | null;
  last_ip: string | null;
  last_user_agent: string | null;
  metadata: Record<string, string> | null;
}

// A grant is kept under the hash of its id: see `hashId`.
const FAMILIES = `
  SELECT DISTINCT ON (token.grant_id) token.grant_id AS id, token.payload,
    initial_ip, initial_user_agent, last_ip, last_user_agent,
    (SELECT state->'metadata' FROM action_states WHERE action_states.id = token.grant_id) AS metadata,
    (SELECT coalesce(data->'refresh_token'->>'rotation_type', '') = 'rotating' FROM clients
      WHERE client_id = token.payload->>'clientId') AS rotating,
    (SELECT payload->'resources' FROM oidc_records WHERE kind = 'Grant' AND id_hash =
      rtrim(translate(encode(sha256(convert_to(token.grant_id, 'UTF8')), 'base64'), '+/', '-_'), '=')) AS resources
  FROM oidc_records AS token LEFT JOIN sessions ON sessions.id = token.payload->>'sessionUid'
  WHERE token.kind = 'RefreshToken' AND token.expires_at > now()`;
const NEWEST = `ORDER BY token.grant_id, (token.payload->>'rotations')::int DESC NULLS LAST`;

/** The families of a user whose ids come after one, in the order of the ids. */
export async function listRefreshTokens(
  db: Database,
  userId: string,
  { after, limit }: { after: string; limit: number },
): Promise<RefreshTokenRow[]> {
  const sql = `${FAMILIES} AND token.payload->>'accountId' = $1 AND token.grant_id > $2 ${NEWEST} LIMIT $3`;
  return (await db.query<RefreshTokenRow>(sql, [userId, after, limit])).rows;
}

/** Finds a family by its id. */
export async function findRefreshToken(db: Database, id: string): Promise<RefreshTokenRow | undefined> {
  const sql = `${FAMILIES} AND token.grant_id = $1 ${NEWEST}`;
  return (await db.query<RefreshTokenRow>(sql, [id])).rows[0];
}

/** The ids of the families that came of one session of a user. */
export async function listFamiliesOf(db: Database, userId: string, sessionId: string): Promise<string[]> {
  const { rows } = await db.query<{ grant_id: string }>(
    `SELECT DISTINCT grant_id FROM oidc_records
     WHERE kind = 'RefreshToken' AND payload->>'accountId' = $1 AND payload->>'sessionUid' = $2`,
    [userId, sessionId],
  );
  return rows.map(({ grant_id }) => grant_id);
}

/** Revokes a family: the refresh tokens, access tokens and the grant that came of one sign-in. */
export async function revokeFamily(db: Database, grantId: string): Promise<void> {
  await db.query(`DELETE FROM oidc_records WHERE grant_id = $1 OR (kind = 'Grant' AND id_hash = $2)`, [
    grantId,
    hashId(grantId),
  ]);
}

/** Revokes all refresh tokens of a user, with what their sign-ins granted. */
export async function revokeRefreshTokensOf(db: Database, userId: string): Promise<void> {
  const sql = `DELETE FROM oidc_records WHERE kind IN ('RefreshToken', 'Grant') AND payload->>'accountId' = $1`;
  await db.query(sql, [userId]);
}

/** A refresh token that somebody asks with: for how long it may be used again after its first use, and when they came. */
export interface UsedToken {
  id: string;
  /** In seconds. */
  leeway: number;
  arrivedAt: Date;
}

// A token is used once; within the leeway more often, as long as it is the one just before the newest of its family.
const IS_USABLE = `kind = 'RefreshToken' AND id_hash = $1 AND (consumed_at IS NULL OR (
    $2::int > 0 AND $3::timestamptz < consumed_at + make_interval(secs => $2) AND NOT EXISTS (
      SELECT FROM oidc_records AS newer WHERE newer.kind = 'RefreshToken' AND newer.grant_id = token.grant_id
        AND (newer.payload->>'rotations')::int > (token.payload->>'rotations')::int + 1)))`;

const isUsableValues = ({ id, leeway, arrivedAt }: UsedToken) => [hashId(id), leeway, arrivedAt];

/**
 * Whether a refresh token may still be used.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
 */
export async function isUsable(db: Database, used: UsedToken): Promise<boolean> {
  const sql = `SELECT FROM oidc_records AS token WHERE ${IS_USABLE}`;
  return (await db.query(sql, isUsableValues(used))).rowCount === 1;
}

/**
 * Puts another refresh token in the place of the one used, in one statement, so that none is used up without its
 * successor; returns false where it may not be used any more. The successor's record says what the one before said,
 * but for `changes`.
 */
export async function replaceRefreshToken(
  db: Database,
  used: UsedToken,
  { id, changes }: { id: string; changes: { iat: number; exp: number; rotations: number; gty: string } },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH used AS (
       UPDATE oidc_records AS token SET consumed_at = coalesce(consumed_at, now()) WHERE ${IS_USABLE} RETURNING *)
     INSERT INTO oidc_records (kind, id_hash, payload, grant_id, expires_at)
     SELECT kind, $4, payload || $5, grant_id, to_timestamp($6) FROM used`,
    [...isUsableValues(used), hashId(id), JSON.stringify(changes), changes.exp],
  );
  return rowCount === 1;
}

/** Lets a refresh token that goes on end at another time, in seconds since 1970; returns false where it is gone. */
export async function prolongRefreshToken(db: Database, id: string, exp: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE oidc_records SET payload = payload || jsonb_build_object('exp', $2::bigint), expires_at = to_timestamp($2)
     WHERE kind = 'RefreshToken' AND id_hash = $1`,
    [hashId(id), exp],
  );
  return rowCount === 1;
}

const MOST_PER_APPLICATION = 200;

/**
 * Makes room for one more refresh token of a user at an application, who has 200 at most: revokes the oldest.
 * https://auth0.com/docs/secure/tokens/refresh-tokens
 */
export async function makeRoomForRefreshToken(db: Database, userId: string, clientId: string): Promise<void> {
  const { rows } = await db.query<{ grant_id: string }>(
    `SELECT grant_id FROM oidc_records WHERE kind = 'RefreshToken' AND payload->>'accountId' = $1
       AND payload->>'clientId' = $2 AND expires_at > now()
     GROUP BY grant_id ORDER BY max((payload->>'iiat')::bigint) DESC, grant_id OFFSET $3`,
    [userId, clientId, MOST_PER_APPLICATION - 1],
  );
  for (const { grant_id } of rows) await revokeFamily(db, grant_id);
}
