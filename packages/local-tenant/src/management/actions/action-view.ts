import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';
import type { ActionContent, ActionRow, ActionVersionRow } from '../../store/actions.ts';
import type { Database } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';

/** An Action as the Management API shows it. The values of secrets are never shown. */
export function actionView(action: ActionRow) {
  const errors = compileErrors(action.draft.code);
  return {
    id: action.id,
    name: action.name,
    supported_triggers: [{ id: action.trigger_id, version: 'v3', status: 'CURRENT' }],
    created_at: action.created_at.toISOString(),
    updated_at: action.updated_at.toISOString(),
    ...contentView(action.draft, action.updated_at),
    status: errors.length > 0 ? 'failed' : 'built',
    ...(errors.length > 0 ? { errors } : {}),
    all_changes_deployed: isDeepStrictEqual(action.draft, action.deployed),
    ...(action.deployed ? { deployed_version: deployedVersionView(action) } : {}),
  };
}

/** The deployed version of an Action. */
export function deployedVersionView(action: ActionRow) {
  const { id: action_id, version: number, deployed, deployed_at } = action;
  const created_at = deployed_at ?? new Date(0);
  return versionView(action, { action_id, number, content: deployed ?? action.draft, created_at });
}

/** One version of an Action, as the Management API shows it. */
export function versionView(action: ActionRow, { number, content, created_at }: ActionVersionRow) {
  const date = created_at.toISOString();
  return {
    id: `${action.id}-${number}`,
    action_id: action.id,
    number,
    deployed: number === action.version,
    status: 'built',
    built_at: date,
    created_at: date,
    updated_at: date,
    action: { id: action.id, name: action.name },
    supported_triggers: [{ id: action.trigger_id, version: 'v3' }],
    ...contentView(content, created_at),
  };
}

/** 409, for a name that another Action has. */
export function actionNameTaken(name = ''): ManagementError {
  return new ManagementError(409, `An action with the name ${name} already exists.`, 'action_conflict');
}

/** Finds an Action; `lock` keeps it from others until the transaction ends. Throws 404 when there is none. */
export async function requireAction(
  db: Database,
  id = '',
  { lock = false }: { lock?: boolean } = {},
): Promise<ActionRow> {
  const sql = `SELECT * FROM actions WHERE id = $1${lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.query<ActionRow>(sql, [id]);
  if (!rows[0]) throw new ManagementError(404, 'The action does not exist.', 'action_not_found');
  return rows[0];
}

function contentView({ code, runtime, dependencies, secrets }: ActionContent, updatedAt: Date) {
  const updated_at = updatedAt.toISOString();
  return { code, runtime, dependencies, secrets: secrets.map(({ name }) => ({ name, updated_at })) };
}

function compileErrors(code: string): { id: string; msg: string }[] {
  try {
    new vm.Script(`(async function () {${code}\n})`);
    return [];
  } catch (error) {
    return [{ id: 'syntax_error', msg: (error as Error).message }];
  }
}
