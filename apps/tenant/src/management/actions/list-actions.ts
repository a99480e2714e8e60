import { z } from 'zod';
import type { ActionRow } from '../../store/actions.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { actionView } from './action-view.ts';

export const listActionsQuery = z.strictObject({
  triggerId: z.string().optional().describe('An actions extensibility point.'),
  actionName: z.string().optional().describe('The name of the action to retrieve.'),
  deployed: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .optional()
    .describe('Only those that are deployed, or not.'),
  installed: z.string().optional(),
  page: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe('Use this field to request a specific page of the list results.'),
  per_page: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe('The maximum number of results to be returned by the server in single response.'),
});

/** Lists Actions; always with totals, and without `include_totals`, which this endpoint does not know. */
export async function listActions(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listActionsQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ActionRow>(
    `SELECT * FROM actions WHERE ($1::text IS NULL OR trigger_id = $1) AND ($2::text IS NULL OR name = $2)
       AND ($3::boolean IS NULL OR (deployed IS NOT NULL) = $3) ORDER BY created_at, name`,
    [query.triggerId ?? null, query.actionName ?? null, query.deployed ?? null],
  );
  const { page, per_page } = query;
  const actions = rows.slice(page * per_page, (page + 1) * per_page).map(actionView);
  return { actions, total: rows.length, page, per_page };
}
