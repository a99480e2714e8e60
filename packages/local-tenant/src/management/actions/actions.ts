import { z } from 'zod';
import {
  type ActionContent,
  type ActionRow,
  insertAction,
  listActions as listRows,
  updateAction,
} from '../../store/actions.ts';
import { type Database, inTransaction } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';
import { flag } from '../paging.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { actionsPageQuery, type CreateAction, type PatchAction, pageOfActions } from './action-schema.ts';
import { actionView, pendingActionView, requireAction } from './action-view.ts';
import { makeRun, requireDeployable } from './versions.ts';

/** Adds an Action as a draft; it runs once it is deployed and bound. Throws 409 when the name is taken. */
export async function createAction(
  context: ManagementContext,
  { body }: RouteInput<unknown, CreateAction>,
): Promise<unknown> {
  const { name, supported_triggers, code, runtime, dependencies, secrets } = body;
  const withValues = secrets.map((secret) => ({ name: secret.name, value: secret.value ?? '' }));
  const content = { code, runtime, dependencies, secrets: withValues };
  const [trigger] = supported_triggers;
  if (!trigger) throw new ManagementError(400, 'An Action needs a trigger.', 'invalid_body');
  if (body.deploy) await requireDeployable(context.tenant, content);
  const created = await insertAction(context.tenant.pool, {
    ...{ name, content, trigger: trigger.id, triggerVersion: trigger.version },
  });
  if (!created) throw nameTaken(name);
  if (!body.deploy) return pendingActionView(created);
  await makeRun(context.tenant, created.id);
  return actionView(await requireAction(context.tenant.pool, created.id));
}

export const listActionsQuery = actionsPageQuery.extend({
  triggerId: z.string().optional().describe('An actions extensibility point.'),
  actionName: z.string().optional().describe('The name of the action to retrieve.'),
  deployed: flag.optional().describe('Only those that are deployed, or not.'),
  installed: flag.optional().describe('Only those that were installed, or not.'),
});

/**
 * Lists Actions; always with totals, and without `include_totals`, which this endpoint does not know. None is installed
 * from a marketplace. https://auth0.com/docs/api/management/v2/actions/get-actions
 */
export async function listActions(
  { tenant }: ManagementContext,
  { query }: RouteInput<z.infer<typeof listActionsQuery>>,
): Promise<unknown> {
  const { triggerId: trigger, actionName: name, deployed } = query;
  const rows = query.installed ? [] : await listRows(tenant.pool, { trigger, name, deployed });
  return pageOfActions('actions', rows.map(actionView), query);
}

/** Reads one Action. Throws 404 when there is none. */
export async function getAction({ tenant }: ManagementContext, { params }: RouteInput): Promise<unknown> {
  return actionView(await requireAction(tenant.pool, params.id));
}

/**
 * Changes an Action's draft. A secret named without a value keeps the one it has. Throws 404 when there is no such Action,
 * and 409 when the name is taken, or another trigger is named while the Action is bound.
 */
export async function patchAction(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, PatchAction>,
): Promise<unknown> {
  return inTransaction(tenant.pool, async (db) => {
    const action = await requireAction(db, params.id, { lock: true });
    const draft: ActionContent = {
      code: body.code ?? action.draft.code,
      ...(body.code === undefined && action.draft.source ? { source: action.draft.source } : {}),
      runtime: body.runtime ?? action.draft.runtime,
      dependencies: body.dependencies ?? action.draft.dependencies,
      secrets:
        body.secrets?.map(({ name, value }) => ({ name, value: value ?? secretOf(action, name) })) ??
        action.draft.secrets,
    };
    const [trigger] = body.supported_triggers ?? [];
    if (trigger && trigger.id !== action.trigger_id && (await isBound(db, action))) throw bound();
    const changed = await updateAction(db, action.id, {
      ...{ name: body.name ?? action.name, draft },
      trigger_id: trigger?.id ?? action.trigger_id,
      trigger_version: trigger ? (trigger.version ?? null) : action.trigger_version,
    });
    if (!changed) throw nameTaken(body.name);
    return pendingActionView(changed);
  });
}

function secretOf(action: ActionRow, name: string): string {
  return action.draft.secrets.find((secret) => secret.name === name)?.value ?? '';
}

export const deleteActionQuery = z.strictObject({
  force: flag.default(false).describe('Force action deletion detaching bindings.'),
});

/** Deletes an Action. Throws 404 when there is none, and 409 while it is bound to a trigger, unless forced. */
export async function deleteAction(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof deleteActionQuery>>,
): Promise<void> {
  const action = await requireAction(tenant.pool, params.id);
  if (!query.force && (await isBound(tenant.pool, action))) throw bound();
  await tenant.pool.query('DELETE FROM actions WHERE id = $1', [action.id]);
}

async function isBound(db: Database, { id }: ActionRow): Promise<boolean> {
  return (await db.query('SELECT 1 FROM trigger_bindings WHERE action_id = $1', [id])).rows.length > 0;
}

function bound(): ManagementError {
  return new ManagementError(409, 'The action is bound to a trigger and cannot be deleted.', 'action_bound');
}

function nameTaken(name = ''): ManagementError {
  return new ManagementError(409, `An action with the name ${name} already exists.`, 'action_conflict');
}
