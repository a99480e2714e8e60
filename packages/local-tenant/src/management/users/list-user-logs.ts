import type { z } from 'zod';
import { hostOf } from '../logs/find-logs.ts';
import { type listUserLogsQuery, pageOfLogs } from '../logs/list-logs.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireUser } from './require-user.ts';

/**
 * What happened to a user, newest first unless sorted. Throws 404 when there is no such user.
 * https://auth0.com/docs/api/management/v2/users/get-logs-by-user
 */
export async function listUserLogs(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof listUserLogsQuery>>,
): Promise<unknown> {
  const { user_id: userId } = await requireUser(tenant.pool, params.id);
  await tenant.history.flush();
  const filter = { where: 'user_id = $2', values: [...hostOf(tenant), userId] };
  return pageOfLogs(tenant, filter, { ...query, include_fields: true });
}
