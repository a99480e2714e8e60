import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';
import { HANDLERS, isRunTrigger } from '../../actions/triggers.ts';
import {
  type ActionContent,
  type ActionRow,
  type ActionVersionRow,
  findAction,
} from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';

/** An Action as the Management API shows it. The values of secrets are never shown. */
export function actionView(action: ActionRow) {
  return {
    ...boundActionView(action),
    ...contentView(action.draft, action.updated_at),
    // Of a dependency Auth0 shows what it was sent until the Action is deployed, its registry too, which it does not ask.
    ...(action.deployed ? {} : { dependencies: action.draft.dependencies }),
    status: compileError(action.draft.code) ? 'failed' : 'built',
  };
}

/** An Action that was made or changed just now: Auth0 has not built it yet. */
export function pendingActionView(action: ActionRow) {
  return { ...actionView(action), status: 'pending' };
}

/** An Action as a binding shows it: without its draft. */
export function boundActionView(action: ActionRow) {
  const { deployed, deployed_at, version, version_id } = action;
  return {
    ...summary(action),
    ...(deployed &&
      deployed_at &&
      version_id && {
        current_version: currentVersionView({ ...action, deployed, deployed_at, version_id }),
        deployed_version: {
          ...versionView(action, {
            ...{ action_id: action.id, id: version_id, number: version },
            ...{ content: deployed, created_at: deployed_at },
          }),
          built_at: deployed_at.toISOString(),
        },
      }),
  };
}

/** One version of an Action, as its deployment answers it. */
export function deploymentView(action: ActionRow, version: ActionVersionRow) {
  return { ...versionView(action, version), action: summary(action) };
}

/** One version of an Action, as the list of versions shows it. */
export function listedVersionView(action: ActionRow, version: ActionVersionRow) {
  const built_at = version.created_at.toISOString();
  return { ...deploymentView(action, version), action_id: action.id, built_at };
}

/** Finds an Action; `lock` keeps it from others until the transaction ends. Throws 404 when there is none. */
export async function requireAction(
  db: Database,
  id = '',
  options: { lock?: boolean } = {},
): Promise<ActionRow> {
  const action = await findAction(db, id, options);
  if (!action) throw new ManagementError(404, 'That action does not exist.');
  return action;
}

function summary(action: ActionRow) {
  return {
    id: action.id,
    name: action.name,
    supported_triggers: triggersOf(action),
    created_at: action.created_at.toISOString(),
    updated_at: action.updated_at.toISOString(),
    all_changes_deployed: isDeepStrictEqual(action.draft, action.deployed),
  };
}

function triggersOf({ trigger_id, trigger_version }: ActionRow) {
  const current = isRunTrigger(trigger_id) ? HANDLERS[trigger_id].version : 'v1';
  return [{ id: trigger_id, version: trigger_version ?? current }];
}

function versionView(action: ActionRow, { id, number, content, created_at }: ActionVersionRow) {
  const date = created_at.toISOString();
  return {
    ...{ id, number, deployed: number === action.version, status: 'built' },
    ...{ created_at: date, updated_at: date, supported_triggers: triggersOf(action) },
    ...contentView(content, created_at),
  };
}

function currentVersionView({
  deployed,
  deployed_at,
  version,
  version_id,
}: ActionRow & { deployed: ActionContent; deployed_at: Date; version_id: string }) {
  const date = deployed_at.toISOString();
  return {
    ...{ id: version_id, number: version, status: 'BUILT' },
    ...{ code: deployed.code, runtime: deployed.runtime },
    ...{ build_time: date, created_at: date, updated_at: date },
  };
}

function contentView({ code, runtime, dependencies, secrets }: ActionContent, updatedAt: Date) {
  const updated_at = updatedAt.toISOString();
  return {
    ...{ code, runtime, dependencies: dependencies.map(({ name, version }) => ({ name, version })) },
    secrets: secrets.map(({ name }) => ({ name, updated_at })),
  };
}

/** Why code cannot be compiled; undefined when it can. */
export function compileError(code: string): string | undefined {
  try {
    vm.compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname']);
    return undefined;
  } catch (error) {
    return String(error);
  }
}
