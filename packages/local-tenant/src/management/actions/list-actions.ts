import { z } from 'zod';
import type { ActionRow } from '../../store/actions.ts';
import { flag, wholeNumber } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { actionView } from './action-view.ts';

export const listActionsQuery = z.strictObject({
  triggerId: z.string().optional().describe('An actions extensibility point.'),
  actionName: z.string().optional().describe('The name of the action to retrieve.'),
  deployed: flag.optional().describe('Only those that are deployed, or not.'),
  installed: flag.optional().describe('Only those that were installed, or not.'),
  page: wholeNumber({ min: 0 })
    .default(0)
    .describe('Use this field to request a specific page of the list results.'),
  per_page: wholeNumber({ min: 1, max: 100 })
    .default(20)
    .describe('The maximum number of results to be returned by the server in single response.'),
});

/**
 * Lists Actions; always with totals, and without `include_totals`, which this endpoint does not know. None is installed
 * from a marketplace. https://auth0.com/docs/api/management/v2/actions/get-actions
 */
export async function listActions(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listActionsQuery>>,
): Promise<unknown> {
  const { rows } = await tenant.pool.query<ActionRow>(
    `SELECT * FROM actions WHERE ($1::text IS NULL OR trigger_id = $1) AND ($2::text IS NULL OR name = $2)
       AND ($3::boolean IS NULL OR (deployed IS NOT NULL) = $3) AND $4::boolean IS NOT TRUE
     ORDER BY created_at, name`,
    [query.triggerId ?? null, query.actionName ?? null, query.deployed ?? null, query.installed ?? null],
  );
  const actions = rows.map(actionView);
  return pageOfActions('actions', actions, query);
}

/** A page of a list of Actions or of what belongs to them; a page or a total of 0 is left out, as Auth0 does. */
export function pageOfActions<T>(
  key: string,
  all: T[],
  { page, per_page }: { page: number; per_page: number },
): Record<string, unknown> {
  return {
    [key]: all.slice(page * per_page, (page + 1) * per_page),
    ...(all.length > 0 ? { total: all.length } : {}),
    ...(page > 0 ? { page } : {}),
    per_page,
  };
}
