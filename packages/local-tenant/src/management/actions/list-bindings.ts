import { z } from 'zod';
import type { ManagementContext, RouteInput } from '../route.ts';
import { readTrigger } from './action-schema.ts';
import { listActionsQuery, pageOfActions } from './list-actions.ts';
import { readBindings } from './read-bindings.ts';

const { page, per_page } = listActionsQuery.shape;
export const listBindingsQuery = z.strictObject({ page, per_page });

/**
 * Lists the Actions bound to a trigger, a page at a time. Throws 400 for one that does not run here.
 * https://auth0.com/docs/api/management/v2/actions/get-bindings
 */
export async function listBindings(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof listBindingsQuery>>,
): Promise<unknown> {
  return pageOfActions('bindings', await readBindings(tenant.pool, readTrigger(params)), query);
}
