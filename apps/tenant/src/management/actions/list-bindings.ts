import type { ManagementContext, RouteInput } from '../route.ts';
import { readBindings } from './read-bindings.ts';

/** Lists the Actions bound to a trigger. */
export function listBindings({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return readBindings(tenant.pool, params.triggerId ?? '');
}
