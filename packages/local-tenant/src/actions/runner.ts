import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DeployedAction } from '../store/actions.ts';
import type { CacheEntry, FlowMessage, FlowRequest, FlowResult } from './protocol.ts';

const MAX_THREADS = 8;
const PATIENCE_MS = 50;
/** A flow that takes longer than this holds its thread up. */
const SLOW_MS = 250;

/** Runs flows of Actions away from the main thread, so that an Action that hangs takes nothing down with it. */
export interface ActionRunner {
  /** Rejects when the flow takes longer than the limit or the thread dies; the result says what Actions did. */
  run(flow: Pick<FlowRequest, 'actions' | 'event' | 'resume' | 'host'>): Promise<FlowResult>;
  close(): Promise<void>;
}

export interface ActionRunnerOptions {
  /** Auth0 stops a flow after 20 seconds. */
  timeLimitMs?: number;
  /** How long a thread may have nothing to do; ten seconds unless told. */
  idleMs?: number;
  requireFrom: string;
}

interface Thread {
  worker: Worker;
  /** Since when it runs its flow, or waits for one; undefined while it starts. */
  since?: number;
  /** What comes of the flow that it runs, or ran last. */
  flow?: PromiseWithResolvers<FlowResult>;
  /** The Actions that it was sent last. */
  actions?: readonly DeployedAction[];
}

/**
 * Makes a runner. A flow waits for a free thread. When it waits for fifty milliseconds, another thread is started, up
 * to one for each processor and one for each slow flow, eight in all: more threads would make quick flows slower, but
 * slow ones must not hold up the rest. Idle threads end after a while, all but one.
 * One room: who waits, who is idle and who ends is decided from the same lists.
 */
export function createActionRunner({
  timeLimitMs = 20_000,
  idleMs = 10_000,
  requireFrom,
}: ActionRunnerOptions): ActionRunner {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: (PromiseWithResolvers<Thread> & { since: number })[] = [];
  let cache: CacheEntry[] = [];
  let retirement: NodeJS.Timeout | undefined;
  let growth: NodeJS.Timeout | undefined;

  const start = async (): Promise<Thread> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // A flow leaves realms behind as garbage: a small nursery keeps threads small.
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    worker.unref();
    const thread: Thread = { worker };
    all.add(thread);
    // What an Action left behind may end the thread between two flows, too.
    const end = (error: Error) => {
      forget(thread);
      thread.flow?.reject(error);
    };
    worker.on('message', (result: FlowResult) => thread.flow?.resolve(result));
    worker.on('error', end);
    worker.on('exit', () => end(new Error('An Action ended its thread.')));
    // Its first message says that it is ready; loading does not count towards an Action's time.
    await once(worker, 'message');
    return thread;
  };
  const forget = (thread: Thread): void => {
    all.delete(thread);
    const position = idle.indexOf(thread);
    if (position >= 0) idle.splice(position, 1);
  };
  const take = async (): Promise<Thread> => {
    const free = idle.pop();
    if (free) return free;
    if (all.size === 0) return start();
    const turn = { ...Promise.withResolvers<Thread>(), since: performance.now() };
    waiting.push(turn);
    growth ??= setTimeout(grow, PATIENCE_MS);
    return turn.promise;
  };
  const grow = async (): Promise<void> => {
    growth = undefined;
    const [longest] = waiting;
    if (!longest) return;
    const now = performance.now();
    const slow = [...all].filter(({ since = now }) => now - since > SLOW_MS).length;
    const isLate = now - longest.since >= PATIENCE_MS - 1;
    if (isLate && all.size < Math.min(availableParallelism() + slow, MAX_THREADS))
      await start().then(giveBack, (error) => waiting.shift()?.reject(error));
    if (waiting.length > 0) growth ??= setTimeout(grow, PATIENCE_MS);
  };
  const giveBack = (thread: Thread): void => {
    thread.since = performance.now();
    const next = waiting.shift();
    if (next) next.resolve(thread);
    else {
      idle.push(thread);
      retirement ??= setTimeout(retire, idleMs).unref();
    }
  };
  // One thread stays, so that the next sign-in does not wait for a start.
  const retire = (): void => {
    const now = performance.now();
    // Those that have waited longest stand in front.
    for (const thread of idle.filter(({ since = now }) => now - since >= idleMs)) {
      if (all.size > 1) void discard(thread);
    }
    retirement = all.size > 1 ? setTimeout(retire, idleMs).unref() : undefined;
  };
  const discard = async (thread: Thread): Promise<void> => {
    forget(thread);
    await thread.worker.terminate();
    const next = waiting.shift();
    if (next) await start().then(next.resolve, next.reject);
  };

  return {
    async run({ actions, ...flow }) {
      const thread = await take();
      thread.since = performance.now();
      const ended = Promise.withResolvers<FlowResult>();
      thread.flow = ended;
      const limit = setTimeout(() => {
        ended.reject(new Error(`The Actions did not end within ${timeLimitMs / 1000} seconds.`));
      }, timeLimitMs);
      try {
        const news = actions === thread.actions ? {} : { actions };
        thread.worker.postMessage({ ...flow, ...news, cache, requireFrom } satisfies FlowMessage);
        thread.actions = actions;
        const result = await ended.promise;
        cache = result.cache ?? cache;
        if (result.tainted) void discard(thread);
        else giveBack(thread);
        return result;
      } catch (error) {
        await discard(thread);
        throw error;
      } finally {
        clearTimeout(limit);
      }
    },
    async close() {
      clearTimeout(retirement);
      clearTimeout(growth);
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}
