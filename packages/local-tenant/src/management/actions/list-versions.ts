import { z } from 'zod';
import { listActionVersions } from '../../store/actions.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireAction, versionView } from './action-view.ts';
import { listActionsQuery } from './list-actions.ts';

const { page, per_page } = listActionsQuery.shape;
export const listVersionsQuery = z.strictObject({ page, per_page });

/** The versions of an Action that were deployed, the newest first. Throws 404 when there is no such Action. */
export async function listVersions(
  { tenant }: ManagementContext,
  { params, query: { page, per_page } }: RouteInput<z.infer<typeof listVersionsQuery>>,
): Promise<unknown> {
  const action = await requireAction(tenant.pool, params.id);
  const all = await listActionVersions(tenant.pool, action.id);
  const versions = all.slice(page * per_page, (page + 1) * per_page);
  return {
    versions: versions.map((version) => versionView(action, version)),
    total: all.length,
    page,
    per_page,
  };
}
