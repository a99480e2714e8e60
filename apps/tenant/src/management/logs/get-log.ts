import type { LogEventRow } from '../../store/log-events.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { logView } from './log-view.ts';

/** Reads one event. Throws 404 when there is none. */
export async function getLog({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const { rows } = await tenant.pool.query<LogEventRow>('SELECT * FROM log_events WHERE log_id = $1', [
    params.id,
  ]);
  if (!rows[0]) throw new ManagementError(404, 'The log event does not exist.', 'log_not_found');
  return logView(rows[0]);
}
