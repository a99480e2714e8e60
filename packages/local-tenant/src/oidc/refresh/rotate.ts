import { randomBytes } from 'node:crypto';
import type { ClientRow } from '../../store/clients.ts';
import type { Database } from '../../store/database.ts';
import { hashId } from '../records.ts';
import { invalidRefreshToken } from '../token-error.ts';
import { isWithinLeeway } from './leeway.ts';
import type { Refresh, RefreshTokenPayload } from './load-refresh.ts';

/**
 * Puts the next refresh token of the family in the place of the one used and returns it. That is one statement, so no
 * token is used up without its successor. A token within its leeway gets another successor. Throws when another
 * request was faster and the leeway does not cover it.
 */
export async function rotate(
  db: Database,
  client: ClientRow,
  { token, consumedAt }: Refresh,
  usedHash: string,
): Promise<string> {
  const next = randomBytes(32).toString('base64url');
  const payload = JSON.stringify(successorOf(token));
  const values = [usedHash, hashId(next), payload, token.grantId, token.exp];
  if (!consumedAt) {
    const { rowCount } = await db.query({ name: 'replace-refresh-token', text: REPLACE, values });
    if (rowCount === 1) return next;
    if (!(await isWithinLeeway(db, client, token, new Date()))) throw invalidRefreshToken();
  }
  const { rowCount } = await db.query({ name: 'add-refresh-token', text: ADD, values });
  if (rowCount === 1) return next;
  throw invalidRefreshToken();
}

/** Revokes a whole family: everything that came of one sign-in. */
export async function revokeFamily(db: Database, grantId: string): Promise<void> {
  await db.query(`DELETE FROM oidc_records WHERE grant_id = $1 OR (kind = 'Grant' AND id_hash = $2)`, [
    grantId,
    hashId(grantId),
  ]);
}

// Rotation does not extend a refresh token's life.
function successorOf(token: RefreshTokenPayload): RefreshTokenPayload {
  const gty = token.gty?.endsWith('refresh_token') ? token.gty : `${token.gty ?? ''} refresh_token`.trim();
  const iat = Math.floor(Date.now() / 1000);
  return { ...token, gty, iat, rotations: (token.rotations ?? 0) + 1 };
}

// Nobody waits for the disk: when the database crashes, the last half second's rotations are lost with it, and whoever
// refreshed in it signs in again.
const UNWAITED = `set_config('synchronous_commit', 'off', true)`;

const REPLACE = `
  WITH used AS (
    UPDATE oidc_records SET consumed_at = now()
    WHERE kind = 'RefreshToken' AND id_hash = $1 AND consumed_at IS NULL RETURNING kind)
  INSERT INTO oidc_records (kind, id_hash, payload, grant_id, expires_at)
  SELECT kind, $2, $3, $4, to_timestamp($5) FROM used, ${UNWAITED}`;

// The one used is still there: the family was not revoked meanwhile.
const ADD = `
  INSERT INTO oidc_records (kind, id_hash, payload, grant_id, expires_at)
  SELECT used.kind, $2, $3, $4, to_timestamp($5) FROM oidc_records AS used, ${UNWAITED}
  WHERE used.kind = 'RefreshToken' AND used.id_hash = $1 FOR KEY SHARE OF used`;
