import type { Database } from '../../store/database.ts';
import type { UserRow } from '../../store/users.ts';

/** As much of a refresh token's record as is read; a rotated token's record carries on all of it. */
export interface RefreshTokenPayload {
  accountId: string;
  clientId: string;
  grantId: string;
  scope?: string;
  resource?: string | string[];
  nonce?: string;
  authTime?: number;
  claims?: { id_token?: Record<string, unknown> };
  gty?: string;
  rotations?: number;
  /** Seconds since 1970: of this token, and of the first of its family. */
  exp: number;
  iat: number;
  iiat?: number;
  sessionUid?: string;
  [property: string]: unknown;
}

/** What a sign-in granted: the scopes of each audience. */
interface GrantPayload {
  accountId: string;
  clientId: string;
  openid?: { scope?: string };
  resources?: Record<string, string>;
}

/** A refresh token whose user was deleted. */
export interface Orphan {
  orphanOf: string;
}

/** What a refresh needs of the store. */
export interface Refresh {
  token: RefreshTokenPayload;
  /** When it was used up; null for the newest token of its family. */
  consumedAt: Date | null;
  grant: GrantPayload;
  user: UserRow;
  roles: string[];
  /** By the identifier of their API. */
  permissions: Record<string, string[]>;
}

/**
 * Reads, in one statement, the refresh token of this hash with its grant, its user and what the user's roles give.
 * Undefined when the token or its grant is gone, or the token has ended.
 */
export async function loadRefresh(db: Database, tokenHash: string): Promise<Refresh | Orphan | undefined> {
  const { rows } = await db.query<RefreshRow>({ name: 'load-refresh', text: SQL, values: [tokenHash] });
  if (!rows[0]) return undefined;
  const { token_payload, token_consumed_at, grant_payload, role_names, role_permissions, ...user } = rows[0];
  if (user.user_id === null) return { orphanOf: token_payload.clientId };
  if (!grant_payload) return undefined;
  return {
    token: token_payload,
    consumedAt: token_consumed_at,
    grant: grant_payload,
    user,
    roles: role_names,
    permissions: role_permissions ?? {},
  };
}

interface RefreshRow extends UserRow {
  token_payload: RefreshTokenPayload;
  token_consumed_at: Date | null;
  grant_payload: GrantPayload | null;
  role_names: string[];
  role_permissions: Record<string, string[]> | null;
}

// A grant is kept under the hash of its id, which the token names: see `hashId`.
const SQL = `
  SELECT users.*, token.payload AS token_payload, token.consumed_at AS token_consumed_at,
    (SELECT payload FROM oidc_records AS granted WHERE kind = 'Grant' AND expires_at > now() AND id_hash =
       rtrim(translate(encode(sha256(convert_to(token.grant_id, 'UTF8')), 'base64'), '+/', '-_'), '=')) AS grant_payload,
    ARRAY(SELECT name FROM roles JOIN user_roles ON role_id = id
          WHERE user_roles.user_id = users.user_id ORDER BY name) AS role_names,
    (SELECT jsonb_object_agg(identifier, permissions)
     FROM (SELECT identifier, array_agg(DISTINCT permission ORDER BY permission) AS permissions
           FROM role_permissions JOIN user_roles USING (role_id)
           WHERE user_roles.user_id = users.user_id GROUP BY identifier) AS given) AS role_permissions
  FROM oidc_records AS token LEFT JOIN users ON users.user_id = token.payload ->> 'accountId'
  WHERE token.kind = 'RefreshToken' AND token.id_hash = $1 AND (token.expires_at IS NULL OR token.expires_at > now())`;
