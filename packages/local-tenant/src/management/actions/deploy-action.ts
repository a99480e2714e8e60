import { type ActionRow, deployAction as deploy } from '../../store/actions.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { actionView, deployedVersionView, requireAction } from './action-view.ts';

/** Makes the draft the version that runs. Throws 400 when its code cannot be compiled. */
export async function deployAction({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const action = await requireAction(tenant.pool, params.id);
  if (actionView(action).status !== 'built') {
    throw new ManagementError(
      400,
      "A draft must be in the 'built' state before it can be deployed.",
      'draft_not_built',
    );
  }
  return deployedVersionView((await deploy(tenant.pool, action.id)) as ActionRow);
}
