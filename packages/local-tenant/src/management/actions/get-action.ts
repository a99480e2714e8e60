import type { ManagementContext, RouteInput } from '../route.ts';
import { actionView, requireAction } from './action-view.ts';

/** Reads one Action. Throws 404 when there is none. */
export async function getAction({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return actionView(await requireAction(tenant.pool, params.id));
}
