import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { findLogs, hostOf } from './find-logs.ts';
import { logView } from './log-view.ts';

/** Reads one event. Throws 404 when there is none. */
export async function getLog({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const values = [...hostOf(tenant), params.id];
  const [entry] = await findLogs(tenant.pool, { where: 'log_id = $2', values }, { orderBy: 'seq', limit: 1 });
  if (!entry) throw new ManagementError(404, 'The log event does not exist.', 'log_not_found');
  return logView(entry);
}
