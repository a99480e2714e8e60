import { pageOfLogs } from '../logs/list-logs.ts';
import type { PageQuery } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/**
 * What happened to a user, newest first. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-logs-by-user
 */
export async function listUserLogs(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<PageQuery>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await tenant.history.flush();
  return pageOfLogs(tenant, { userId }, query);
}
