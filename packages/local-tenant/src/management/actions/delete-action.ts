import { z } from 'zod';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireAction } from './action-view.ts';

export const deleteActionQuery = z.looseObject({
  force: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .default(false)
    .describe('Force action deletion detaching bindings.'),
});

/** Deletes an Action. Throws 409 while it is bound to a trigger, unless forced. */
export async function deleteAction(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof deleteActionQuery>>,
): Promise<void> {
  const { id } = await requireAction(tenant.pool, params.id);
  const { rows } = await tenant.pool.query('SELECT 1 FROM trigger_bindings WHERE action_id = $1', [id]);
  if (rows.length > 0 && !query.force)
    throw new ManagementError(409, 'The action is bound to a trigger and cannot be deleted.', 'action_bound');
  await tenant.pool.query('DELETE FROM actions WHERE id = $1', [id]);
}
