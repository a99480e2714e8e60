import type { ActionContent, ActionRow } from '../../store/actions.ts';
import { inTransaction } from '../../store/database.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { PatchAction } from './action-schema.ts';
import { actionNameTaken, actionView, requireAction } from './action-view.ts';

/** Changes an Action's draft. A secret named without a value keeps the one it has. */
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
    const trigger = body.supported_triggers?.[0]?.id ?? action.trigger_id;
    const { rows } = await db
      .query<ActionRow>(
        'UPDATE actions SET name = $2, trigger_id = $3, draft = $4, updated_at = now() WHERE id = $1 RETURNING *',
        [action.id, body.name ?? action.name, trigger, JSON.stringify(draft)],
      )
      .catch((error) => {
        throw error.code === '23505' ? actionNameTaken(body.name) : error;
      });
    return actionView(rows[0] as ActionRow);
  });
}

function secretOf(action: ActionRow, name: string): string {
  return action.draft.secrets.find((secret) => secret.name === name)?.value ?? '';
}
