import { randomUUID } from 'node:crypto';
import type { RoleRow } from '../store/roles.ts';
import type { Tenant } from '../tenant.ts';
import type { FlowResult, ResumePoint } from './protocol.ts';
import type { Trigger } from './triggers.ts';

/** How a flow of Actions ended. */
export interface TriggerRun {
  /** By which the log names its runs. */
  execution: string;
  /** What the Actions asked for; absent when one failed, or they were stopped. */
  result?: FlowResult;
  /** Why there is no result. */
  failure: string;
}

/**
 * Runs the deployed Actions of a trigger and notes in the log what each did. Undefined when there are none. It never
 * throws: whoever asked decides what a failure means.
 */
export async function runTrigger(
  tenant: Pick<Tenant, 'lookups' | 'actions' | 'history' | 'log' | 'issuer'>,
  trigger: Trigger,
  {
    event,
    userId,
    protocol = trigger,
    roles,
    resume,
  }: {
    /** Made only when an Action is there. */
    event: () => object;
    roles?: RoleRow[];
    /** Whom the log names. */
    userId?: string | undefined;
    /** How the log names the flow. */
    protocol?: string;
    resume?: ResumePoint;
  },
): Promise<TriggerRun | undefined> {
  const actions = await tenant.lookups.deployedActions(trigger);
  if (actions.length === 0) return undefined;
  const execution = randomUUID();
  const note = (runs: FlowResult['runs']) =>
    tenant.history.runs({ execution, userId: userId ?? null, protocol, runs });
  try {
    const { host } = new URL(tenant.issuer);
    const result = await tenant.actions.run({
      ...{ trigger, actions, host, event: JSON.stringify(event()) },
      ...(roles && { roles }),
      ...(resume && { resume }),
    });
    note(result.runs);
    if (result.failed) return { execution, failure: `The Action ${result.failed.action} failed.` };
    return { execution, result, failure: '' };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The Actions failed.';
    const action = actions.map(({ name }) => name).join(', ');
    note([{ action, durationMs: 0, logs: [], asked: [], error: message }]);
    tenant.log.error({ userId, trigger, err: error }, 'Actions were stopped');
    return { execution, failure: message };
  }
}
