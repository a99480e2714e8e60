import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/**
 * Ends all sessions of a user: in every browser they have to sign in anew. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/delete-sessions-for-user
 */
export async function deleteUserSessions(
  { tenant }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await tenant.pool.query(`DELETE FROM oidc_records WHERE kind = 'Session' AND payload->>'accountId' = $1`, [
    userId,
  ]);
}
