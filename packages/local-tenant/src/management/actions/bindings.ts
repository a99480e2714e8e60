import { z } from 'zod';
import { LIMITS } from '../../actions/limits.ts';
import { HANDLERS, TRIGGERS } from '../../actions/triggers.ts';
import {
  type ActionRow,
  bindActions,
  findReferredAction,
  listBindings as listRows,
} from '../../store/actions.ts';
import { type Database, inTransaction } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { actionsPageQuery, pageOfActions, readTrigger, requireTrigger } from './action-schema.ts';
import { boundActionView } from './action-view.ts';

/** The triggers that Actions can be bound to here. https://auth0.com/docs/api/management/v2/actions/get-triggers */
export async function listTriggers(): Promise<unknown> {
  return {
    triggers: TRIGGERS.map((id) => ({
      ...{ id, version: HANDLERS[id].version, status: 'CURRENT', default_runtime: 'node22' },
      ...{ runtimes: ['node18-actions', 'node22'], binding_policy: 'trigger-bound' },
      compatible_triggers: id === 'post-login' ? [{ id, version: 'v2' }] : [],
    })),
  };
}

export const listBindingsQuery = actionsPageQuery;

/**
 * Lists the Actions bound to a trigger, a page at a time: none to one that does not run here. Throws 400 for one that
 * nobody has.
 * https://auth0.com/docs/api/management/v2/actions/get-bindings
 */
export async function listBindings(
  { tenant }: ManagementContext,
  { params, query }: RouteInput<z.infer<typeof listBindingsQuery>>,
): Promise<unknown> {
  const trigger = readTrigger(params);
  return pageOfActions('bindings', trigger ? await readBindings(tenant.pool, trigger) : [], query);
}

const refSchema = z.strictObject({
  type: z.enum(['action_name', 'action_id', 'binding_id']),
  value: z.string(),
});

export const bindingsSchema = z.strictObject({
  bindings: z
    .array(z.strictObject({ ref: refSchema, display_name: z.string().min(1).optional() }))
    .max(LIMITS.actionsOfTrigger)
    .optional()
    .describe('The actions that will be bound to this trigger.'),
});

/**
 * Replaces the Actions bound to a trigger; a body that names none leaves them. Throws 404 for one that does not exist, 400 for one that is not deployed, and for
 * a trigger that does not run here, unless nothing is to be bound to it.
 */
export async function patchBindings(
  { tenant }: ManagementContext,
  { params, body: { bindings } }: RouteInput<unknown, z.infer<typeof bindingsSchema>>,
): Promise<unknown> {
  if (!bindings?.length && readTrigger(params) === undefined) return { bindings: [] };
  const triggerId = requireTrigger(params);
  if (!bindings) return { bindings: await readBindings(tenant.pool, triggerId) };
  return inTransaction(tenant.pool, async (db) => {
    const bound = [];
    for (const { ref, display_name } of bindings) {
      const action = await findReferredAction(db, triggerId, ref);
      if (!action) throw new ManagementError(404, 'That action does not exist.');
      requireDeployed(action);
      bound.push({ actionId: action.id, displayName: display_name ?? action.name });
    }
    await bindActions(db, triggerId, bound);
    return { bindings: await readBindings(db, triggerId) };
  });
}

function requireDeployed({ name, deployed }: ActionRow): void {
  if (deployed) return;
  const message = `The action ${name} has to be deployed before it can be bound.`;
  throw new ManagementError(400, message, 'action_not_deployed');
}

async function readBindings(db: Database, triggerId: string): Promise<unknown[]> {
  return (await listRows(db, triggerId)).map(({ binding_id, display_name, ...action }) => ({
    ...{ id: binding_id, trigger_id: triggerId, display_name },
    action: boundActionView(action),
    created_at: action.created_at.toISOString(),
    updated_at: action.updated_at.toISOString(),
  }));
}
