import { inTransaction } from '../../store/database.ts';
import { listFamiliesOf, revokeFamily } from '../../store/refresh-tokens.ts';
import { deleteSession } from '../../store/sessions.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireSession } from './require-session.ts';

/**
 * Ends one session and revokes the refresh tokens that came of it. Throws 404 when there is none.
 * https://auth0.com/docs/api/management/v2/sessions/revoke-session
 */
export async function revokeSession({ tenant }: ManagementContext, { params }: RouteInput): Promise<void> {
  await inTransaction(tenant.pool, async (db) => {
    const { id, user_id: userId } = await requireSession(db, params.id);
    for (const family of await listFamiliesOf(db, userId, id)) await revokeFamily(db, family);
    await deleteSession(db, id);
  });
}
