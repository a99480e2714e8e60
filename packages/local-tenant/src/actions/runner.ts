import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { Piscina } from 'piscina';
import type { Dependency, DeployedAction } from '../store/actions.ts';
import type { History } from '../store/history.ts';
import type { Lookups } from '../store/lookups.ts';
import type { RoleRow } from '../store/roles.ts';
import { DEFAULT_MODULES_FOLDER, installModules, modulesFolder } from './modules.ts';
import type { CacheEntry, FlowRequest, FlowResult, ResumePoint } from './protocol.ts';
import type { Trigger } from './triggers.ts';

/** What of a tenant Actions are run with. */
export interface RunContext {
  issuer: string;
  log: Logger;
  lookups: Pick<Lookups, 'deployedActions'>;
  actions: ActionRunner;
  history: Pick<History, 'runs'>;
}

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
 * Runs the deployed Actions of a trigger and notes in the log what each did. Undefined when there are none. It throws
 * only when the store cannot say which there are: whoever asked decides what a failure of an Action means.
 */
export async function runTrigger(
  tenant: RunContext,
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

/** Runs flows of Actions away from the main thread, so that an Action that hangs takes nothing down with it. */
export interface ActionRunner {
  /** Rejects when the flow takes longer than the limit or its thread dies; the result says what Actions did. */
  run(
    flow: Omit<FlowRequest, 'actions' | 'cache' | 'keepModules'> & { actions: DeployedAction[] },
  ): Promise<FlowResult>;
  /** Installs the packages that an Action depends on, unless they are. Throws an error that names those it cannot get. */
  install(dependencies: Dependency[]): Promise<void>;
  /** Empties `api.cache`. */
  clearCaches(): void;
  close(): Promise<void>;
}

export interface ActionRunnerOptions {
  /** Auth0 stops a flow after 20 seconds. https://auth0.com/docs/customize/actions/limitations */
  timeLimitMs?: number;
  /** Whether modules of Actions are kept from run to run. */
  keepModules?: boolean;
  /** Where packages are installed. */
  folder?: string;
}

/**
 * Makes a runner: one thread that stays, and as many as there are flows at once, up to two for each processor but four at
 * least, since flows mostly wait for others. A thread may read files; it may not write any, nor start processes, as at
 * Auth0 since Node 22: https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-nodejs-22
 */
export function createActionRunner({
  timeLimitMs = 20_000,
  keepModules = false,
  folder = DEFAULT_MODULES_FOLDER,
}: ActionRunnerOptions = {}): ActionRunner {
  const threads = new Piscina({
    filename: new URL('./run-flow.ts', import.meta.url).href,
    name: 'runFlow',
    minThreads: 1,
    maxThreads: Math.max(4, 2 * availableParallelism()),
    idleTimeout: 10_000,
    // Between two flows a thread has to see that the other side closed a connection, which the next fetch would take.
    atomics: 'disabled',
    env: {},
    execArgv: ['--permission', '--allow-fs-read=*'],
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
  });
  // What an Action leaves behind may end its thread between two flows, too; the pool starts another.
  threads.on('error', () => undefined);
  /** Each trigger has its own. */
  const caches = new Map<Trigger, CacheEntry[]>();
  return {
    clearCaches: () => caches.clear(),
    async run(flow) {
      const signal = AbortSignal.timeout(timeLimitMs);
      const cache = caches.get(flow.trigger) ?? [];
      try {
        const actions = flow.actions.map((action) => ({
          ...action,
          folder: modulesFolder(folder, action.dependencies),
        }));
        const request: FlowRequest = { ...flow, actions, cache, keepModules };
        const result: FlowResult = await threads.run(request, { signal });
        if (result.cache) caches.set(flow.trigger, result.cache);
        return result;
      } catch (error) {
        if (!signal.aborted) throw error;
        throw new Error(`The Actions did not end within ${timeLimitMs / 1000} seconds.`, { cause: error });
      }
    },
    install: (dependencies) => installModules(folder, dependencies),
    close: () => threads.destroy(),
  };
}
