import type { ManagementContext, RouteInput } from '../route.ts';
import { readTrigger } from './action-schema.ts';
import { readBindings } from './read-bindings.ts';

/** Lists the Actions bound to a trigger. Throws 400 for one that does not run here. */
export async function listBindings({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return readBindings(tenant.pool, readTrigger(params));
}
