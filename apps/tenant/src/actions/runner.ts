import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CacheEntry, FlowRequest, FlowResult } from './protocol.ts';

const MAX_THREADS = 8;
const PATIENCE_MS = 50;
/** A flow that takes longer than this holds its thread up. */
const SLOW_MS = 250;
const IDLE_MS = 10_000;

/** Runs flows of Actions away from the main thread, so that an Action that hangs takes nothing down with it. */
export interface ActionRunner {
  /** Rejects when the flow takes longer than the limit or the thread dies; the result says what Actions did. */
  run(flow: Pick<FlowRequest, 'actions' | 'event' | 'resume'>): Promise<FlowResult>;
  close(): Promise<void>;
}

export interface ActionRunnerOptions {
  /** Auth0 stops a flow after 20 seconds. */
  timeLimitMs?: number;
  requireFrom: string;
}

/**
 * Makes a runner. A flow waits for a free thread. When it waits for fifty milliseconds, another thread is started, up
 * to one for each processor and one for each slow flow, eight in all: more threads would make quick flows slower, but
 * slow ones must not hold up the rest. Idle threads end after a while, all but one.
 */
export function createActionRunner({ timeLimitMs = 20_000, requireFrom }: ActionRunnerOptions): ActionRunner {
  const idle: Worker[] = [];
  /** All threads, with the time since when each runs its flow; undefined for one that runs none. */
  const all = new Map<Worker, number | undefined>();
  const waiting: (PromiseWithResolvers<Worker> & { since: number })[] = [];
  let cache: CacheEntry[] = [];
  let retirement: NodeJS.Timeout | undefined;
  let growth: NodeJS.Timeout | undefined;

  const start = async (): Promise<Worker> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // A flow leaves realms behind as garbage: a small nursery keeps threads small.
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    worker.unref();
    all.set(worker, undefined);
    // A timer that an Action left behind may end the thread between two flows.
    worker.on('error', () => forget(worker));
    worker.on('exit', () => forget(worker));
    // Its first message says that it is ready; loading does not count towards an Action's time.
    await once(worker, 'message');
    return worker;
  };
  const forget = (worker: Worker): void => {
    all.delete(worker);
    const position = idle.indexOf(worker);
    if (position >= 0) idle.splice(position, 1);
  };
  const take = async (): Promise<Worker> => {
    const free = idle.pop();
    if (free) return free;
    if (all.size === 0) return start();
    const turn = { ...Promise.withResolvers<Worker>(), since: performance.now() };
    waiting.push(turn);
    growth ??= setTimeout(grow, PATIENCE_MS);
    return turn.promise;
  };
  const grow = async (): Promise<void> => {
    growth = undefined;
    const [longest] = waiting;
    if (!longest) return;
    const now = performance.now();
    const slow = [...all.values()].filter((since = now) => now - since > SLOW_MS).length;
    const isLate = now - longest.since >= PATIENCE_MS - 1;
    if (isLate && all.size < Math.min(availableParallelism() + slow, MAX_THREADS))
      await start().then(giveBack, (error) => waiting.shift()?.reject(error));
    if (waiting.length > 0) growth ??= setTimeout(grow, PATIENCE_MS);
  };
  const giveBack = (worker: Worker): void => {
    all.set(worker, undefined);
    const next = waiting.shift();
    if (next) next.resolve(worker);
    else {
      idle.push(worker);
      retirement ??= setTimeout(retire, IDLE_MS).unref();
    }
  };
  // One thread stays, so that the next sign-in does not wait for a start.
  const retire = (): void => {
    retirement = undefined;
    for (const worker of idle.splice(1)) void discard(worker);
  };
  const discard = async (worker: Worker): Promise<void> => {
    all.delete(worker);
    await worker.terminate();
    const next = waiting.shift();
    if (next) await start().then(next.resolve, next.reject);
  };

  return {
    async run(flow) {
      const worker = await take();
      all.set(worker, performance.now());
      try {
        worker.postMessage({ ...flow, cache, requireFrom } satisfies FlowRequest);
        const result = await answerOf(worker, timeLimitMs);
        cache = result.cache;
        if (result.tainted) void discard(worker);
        else giveBack(worker);
        return result;
      } catch (error) {
        await discard(worker);
        throw error;
      }
    },
    async close() {
      clearTimeout(retirement);
      clearTimeout(growth);
      await Promise.all([...all.keys()].map((worker) => worker.terminate()));
    },
  };
}

// Rejects when the flow takes too long, or the thread ends with an error.
function answerOf(worker: Worker, timeLimitMs: number): Promise<FlowResult> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      worker.off('message', succeed);
      worker.off('error', fail);
      worker.off('exit', end);
    };
    const succeed = (result: FlowResult) => {
      settle();
      resolve(result);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    const end = () => fail(new Error('An Action ended its thread.'));
    const late = new Error(`The Actions did not end within ${timeLimitMs / 1000} seconds.`);
    const timer = setTimeout(fail, timeLimitMs, late);
    worker.on('message', succeed);
    worker.on('error', fail);
    worker.on('exit', end);
  });
}
