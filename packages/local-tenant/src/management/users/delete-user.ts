import { inTransaction } from '../../store/database.ts';
import { requireOwnAccount } from '../own-account.ts';
import type { ManagementContext, RouteInput } from '../route.ts';

export const DELETE_USER_SCOPES = ['delete:users', 'delete:current_user'];

/**
 * Deletes a user with their sessions and grants. Auth0 answers 204 also when there was no such user. Refresh tokens
 * are good for nothing without the user; they stay until they end, to be answered with why.
 */
export async function deleteUser(
  { tenant, caller }: ManagementContext,
  { params }: RouteInput,
): Promise<void> {
  const { id = '' } = params;
  requireOwnAccount(caller, id, DELETE_USER_SCOPES);
  await inTransaction(tenant.pool, async (db) => {
    await db.query('DELETE FROM users WHERE user_id = $1', [id]);
    await db.query(`DELETE FROM oidc_records WHERE payload->>'accountId' = $1 AND kind <> 'RefreshToken'`, [
      id,
    ]);
  });
}
