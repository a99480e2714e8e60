import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/**
 * Revokes all refresh tokens of a user, with all that came of the same sign-ins. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/delete-refresh-tokens-for-user
 */
export async function deleteUserRefreshTokens(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await tenant.pool.query(
    `DELETE FROM oidc_records WHERE kind IN ('RefreshToken', 'Grant') AND payload->>'accountId' = $1`,
    [userId],
  );
}
