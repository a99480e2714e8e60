import type { z } from 'zod';
import {
  type ActionContent,
  type ActionVersionRow,
  listActionVersions,
  deployAction as makeDraftRun,
  updateAction,
} from '../../store/actions.ts';
import type { Tenant } from '../../tenant.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { actionsPageQuery } from './action-schema.ts';
import { compileError, deploymentView, listedVersionView, requireAction } from './action-view.ts';

/** Makes the draft the version that runs. Throws 400 when its code cannot be compiled, or its packages cannot be had. */
export async function deployAction({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  const { id, draft } = await requireAction(tenant.pool, params.id);
  await requireDeployable(tenant, draft);
  return makeRun(tenant, id);
}

/** Makes the draft of an Action, which `requireDeployable` let through, the version that runs, and shows that version. */
export async function makeRun({ pool }: Tenant, id: string): Promise<unknown> {
  const { deployed, version } = await makeDraftRun(pool, id);
  return deploymentView(deployed, version);
}

/**
 * Installs the packages of an Action. Code that cannot be compiled is refused, where Auth0 builds it and lets it fail at run
 * time. Throws 400 for it, and for packages that cannot be had, by name.
 */
export async function requireDeployable(
  { actions }: Tenant,
  { code, dependencies }: ActionContent,
): Promise<void> {
  const error = compileError(code);
  if (error) {
    const message = `A draft must be in the 'built' state before it can be deployed. ${error}`;
    throw new ManagementError(400, message, 'draft_not_built');
  }
  await actions.install(dependencies).catch((error) => {
    throw new ManagementError(400, error.message, 'dependencies_not_installed');
  });
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
  const { pool } = context.tenant;
  const action = await requireAction(pool, id);
  const { content } = requireVersion(await listActionVersions(pool, action.id), versionId);
  await requireDeployable(context.tenant, content);
  await updateAction(pool, action.id, { draft: content });
  return makeRun(context.tenant, action.id);
}

function requireVersion(all: ActionVersionRow[], versionId = ''): ActionVersionRow {
  const version = all.find(({ id }) => id === versionId);
  if (!version) throw new ManagementError(404, 'That action version does not exist.');
  return version;
}
