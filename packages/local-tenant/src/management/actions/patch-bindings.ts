import { z } from 'zod';
import { type ActionRow, bindActions } from '../../store/actions.ts';
import { type Database, inTransaction } from '../../store/database.ts';
import { ManagementError } from '../errors.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import { readTrigger } from './action-schema.ts';
import { readBindings } from './read-bindings.ts';

const refSchema = z.looseObject({
  type: z.enum(['action_name', 'action_id', 'binding_id']),
  value: z.string(),
});
type Ref = z.infer<typeof refSchema>;

export const bindingsSchema = z.looseObject({
  bindings: z
    .array(z.looseObject({ ref: refSchema, display_name: z.string().min(1).optional() }))
    .default([])
    .describe('The actions that will be bound to this trigger.'),
});

/**
 * Replaces the Actions bound to a trigger. Throws 404 for one that does not exist, 400 for one not deployed and
 * for a trigger that does not run here.
 */
export async function patchBindings(
  { tenant }: ManagementContext,
  { params, body }: RouteInput<unknown, z.infer<typeof bindingsSchema>>,
): Promise<unknown> {
  const triggerId = readTrigger(params);
  return inTransaction(tenant.pool, async (db) => {
    const bound = [];
    for (const { ref, display_name } of body.bindings) {
      const action = await findReferred(db, triggerId, ref);
      if (!action)
        throw new ManagementError(404, `The action ${ref.value} does not exist.`, 'action_not_found');
      if (!action.deployed) {
        const message = `The action ${action.name} has to be deployed before it can be bound.`;
        throw new ManagementError(400, message, 'action_not_deployed');
      }
      bound.push({ actionId: action.id, displayName: display_name ?? action.name });
    }
    await bindActions(db, triggerId, bound);
    return { bindings: await readBindings(db, triggerId) };
  });
}

const CONDITIONS = {
  action_name: 'name = $1',
  action_id: 'id = $1',
  binding_id: 'id = (SELECT action_id FROM trigger_bindings WHERE id = $1)',
};

async function findReferred(
  db: Database,
  triggerId: string,
  { type, value }: Ref,
): Promise<ActionRow | undefined> {
  const sql = `SELECT * FROM actions WHERE ${CONDITIONS[type]} AND trigger_id = $2`;
  return (await db.query<ActionRow>(sql, [value, triggerId])).rows[0];
}
