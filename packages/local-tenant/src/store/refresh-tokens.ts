import type { Database } from './database.ts';

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
  /** Scopes by audience. */
  resources: Record<string, string> | null;
  initial_ip: string | null;
  initial_user_agent: string | null;
  last_ip: string | null;
  last_user_agent: string | null;
}

// A grant is kept under the hash of its id: see `hashId`.
const FAMILIES = `
  SELECT DISTINCT ON (token.grant_id) token.grant_id AS id, token.payload,
    initial_ip, initial_user_agent, last_ip, last_user_agent,
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

/** The ids of the families that came of one session of a user. */
export async function listFamiliesOf(db: Database, userId: string, sessionId: string): Promise<string[]> {
  const { rows } = await db.query<{ grant_id: string }>(
    `SELECT DISTINCT grant_id FROM oidc_records
     WHERE kind = 'RefreshToken' AND payload->>'accountId' = $1 AND payload->>'sessionUid' = $2`,
    [userId, sessionId],
  );
  return rows.map(({ grant_id }) => grant_id);
}

/** Revokes a family: everything that came of one sign-in. */
export async function revokeFamily(db: Database, grantId: string): Promise<void> {
  await db.query(
    `DELETE FROM oidc_records WHERE grant_id = $1 OR (kind = 'Grant' AND id_hash =
       rtrim(translate(encode(sha256(convert_to($1, 'UTF8')), 'base64'), '+/', '-_'), '='))`,
    [grantId],
  );
}
