import { listRefreshTokens } from '../../store/refresh-tokens.ts';
import { type CheckpointOnlyQuery, checkpointPage } from '../paging.ts';
import { refreshTokenView } from '../refresh-tokens/refresh-token-view.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/**
 * The refresh tokens of a user, of those that rotate each family once. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-refresh-tokens-for-user
 */
export async function listUserRefreshTokens(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<CheckpointOnlyQuery>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  return checkpointPage('tokens', query, {
    list: `/users/${userId}/refresh-tokens`,
    read: (after, limit) => listRefreshTokens(tenant.pool, userId, { after, limit }),
    idOf: ({ id }) => id,
    show: refreshTokenView,
  });
}
