import type { z } from 'zod';
import {
  type ActionRow,
  type ActionVersionRow,
  listActionVersions,
  deployAction as makeDraftRun,
  updateAction,
} from '../../store/actions.ts';
import { inTransaction } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { actionsPageQuery } from './action-schema.ts';
import { compileError, deploymentView, listedVersionView, requireAction } from './action-view.ts';

/** Makes the draft the version that runs. Throws 400 when its code cannot be compiled, or its packages cannot be had. */
export async function deployAction(context: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return deploy(context, await requireAction(context.tenant.pool, params.id));
}

/**
 * Makes the draft of an Action the version that runs, with its packages, and shows that version. Code that cannot be
 * compiled is refused, where Auth0 builds it and lets it fail at run time. Throws 400 for it, and for packages that cannot
 * be had, by name.
 */
export async function deploy({ tenant }: ManagementContext, action: ActionRow): Promise<unknown> {
  const error = compileError(action.draft.code);
  if (error) {
    const message = `A draft must be in the 'built' state before it can be deployed. ${error}`;
    throw new ManagementError(400, message, 'draft_not_built');
  }
  await tenant.actions.install(action.draft.dependencies).catch((error) => {
    throw new ManagementError(400, error.message, 'dependencies_not_installed');
  });
  const { deployed, version } = await makeDraftRun(tenant.pool, action.id);
  return deploymentView(deployed, version);
}

/** The versions of an Action that were deployed, the newest first. Throws 404 when there is no such Action. */
export async function listVersions(
  { tenant }: ManagementContext,
  { params, query: { page, per_page } }: RouteInput<z.infer<typeof actionsPageQuery>>,
): Promise<unknown> {
  const action = await requireAction(tenant.pool, params.id);
  const all = await listActionVersions(tenant.pool, action.id);
  const versions = all.slice(page * per_page, (page + 1) * per_page);
  return {
    versions: versions.map((version) => listedVersionView(action, version)),
    total: all.length,
    page,
    per_page,
  };
}

/** Reads one version of an Action. Throws 404 when there is none. */
export async function getVersion(
  { tenant }: ManagementContext,
  { params: { id, versionId } }: RouteInput,
): Promise<unknown> {
  const action = await requireAction(tenant.pool, id);
  return listedVersionView(
    action,
    requireVersion(await listActionVersions(tenant.pool, action.id), versionId),
  );
}

/** Goes back to an earlier version: its content becomes the draft, and a new version. Throws 404 for an unknown one. */
export async function deployVersion(
  context: ManagementContext,
  { params: { id, versionId } }: RouteInput,
): Promise<unknown> {
  const draft = await inTransaction(context.tenant.pool, async (db) => {
    const action = await requireAction(db, id, { lock: true });
    const { content } = requireVersion(await listActionVersions(db, action.id), versionId);
    return updateAction(db, action.id, { draft: content });
  });
  return deploy(context, draft as ActionRow);
}

function requireVersion(all: ActionVersionRow[], versionId = ''): ActionVersionRow {
  const version = all.find(({ id }) => id === versionId);
  if (!version) throw new ManagementError(404, 'That action version does not exist.');
  return version;
}
