import { insertAction } from '../../store/actions.ts';
import type { ManagementContext, RouteInput } from '../route.ts';
import type { CreateAction } from './action-schema.ts';
import { actionNameTaken, actionView } from './action-view.ts';

/** Adds an Action as a draft; it runs once it is deployed and bound. Throws 409 when the name is taken. */
export async function createAction(
  { tenant }: ManagementContext,
  { body }: RouteInput<unknown, CreateAction>,
): Promise<unknown> {
  const { name, supported_triggers, code, runtime, dependencies, secrets } = body;
  const withValues = secrets.map((secret) => ({ name: secret.name, value: secret.value ?? '' }));
  const content = { code, runtime, dependencies, secrets: withValues };
  const trigger = supported_triggers[0]?.id ?? 'post-login';
  const created = await insertAction(tenant.pool, { name, trigger, content });
  if (!created) throw actionNameTaken(name);
  return actionView(created);
}
