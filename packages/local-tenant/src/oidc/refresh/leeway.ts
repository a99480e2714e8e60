import type { ClientRow } from '../../store/clients.ts';
import type { Database } from '../../store/database.ts';
import type { RefreshTokenPayload } from './load-refresh.ts';

/**
 * Whether a rotated refresh token may be used once more: for the application's `leeway` seconds after its first use,
 * and only while it is the one just before the newest of its family.
 * https://auth0.com/docs/secure/tokens/refresh-tokens/configure-refresh-token-rotation
 */
export async function isWithinLeeway(
  db: Database,
  client: ClientRow,
  token: RefreshTokenPayload,
  consumedAt: Date,
): Promise<boolean> {
  const leeway = client.data.refresh_token?.leeway ?? 0;
  if (Date.now() - consumedAt.getTime() >= leeway * 1000) return false;
  const { rows } = await db.query<{ newest: number }>(
    `SELECT max((payload->>'rotations')::int) AS newest FROM oidc_records WHERE kind = 'RefreshToken' AND grant_id = $1`,
    [token.grantId],
  );
  const rotations = token.rotations ?? 0;
  return (rows[0]?.newest ?? rotations) <= rotations + 1;
}
