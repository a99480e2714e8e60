import { type ActionRow, type ActionVersionRow, listActionVersions } from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { requireAction, versionView } from './action-view.ts';

/** Reads one version of an Action. Throws 404 when there is none. */
export async function getVersion({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const action = await requireAction(tenant.pool, params.id);
  return versionView(action, await requireVersion(tenant.pool, action, params.versionId));
}

/** Finds a version of an Action. Throws 404 when there is none. */
export async function requireVersion(
  db: Database,
  action: ActionRow,
  versionId: string | undefined,
): Promise<ActionVersionRow> {
  const all = await listActionVersions(db, action.id);
  const version = all.find(({ number }) => `${action.id}-${number}` === versionId);
  if (!version)
    throw new ManagementError(404, 'The action version does not exist.', 'action_version_not_found');
  return version;
}
