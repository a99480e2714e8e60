import { listSessions } from '../../store/sessions.ts';
import { type CheckpointOnlyQuery, checkpointPage } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { sessionView } from '../sessions/session-view.ts';
import { requireUser } from './require-user.ts';

/**
 * In which browsers a user is signed in. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-sessions-for-user
 */
export async function listUserSessions(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointOnlyQuery>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  return checkpointPage('sessions', query, {
    list: `/users/${userId}/sessions`,
    read: (after, limit) => listSessions(tenant.pool, userId, { after, limit }),
    idOf: ({ id }) => id,
    show: sessionView,
  });
}
