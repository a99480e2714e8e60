import { promisify } from 'node:util';

const started: (NodeJS.Timeout | NodeJS.Immediate)[] = [];

/**
 * The timer functions that Actions get. What they start ends with the run that started it, at the latest, since the
 * thread goes on to other runs.
 */
export const TIMERS = {
  setTimeout: noting(setTimeout),
  setInterval: noting(setInterval),
  setImmediate: noting(setImmediate),
  ...{ clearTimeout, clearInterval, clearImmediate },
};

/** Ends every timer that a run of an Action has left behind. */
export function endTimers(): void {
  for (const timer of started.splice(0)) timer[Symbol.dispose]();
}

function noting<T extends typeof setTimeout | typeof setInterval | typeof setImmediate>(start: T): T {
  const note = (...args: unknown[]) => {
    const timer: NodeJS.Timeout | NodeJS.Immediate = Reflect.apply(start, undefined, args);
    started.push(timer);
    return timer;
  };
  // `util.promisify(setTimeout)` takes its arguments in another order.
  return Object.assign(note, { [promisify.custom]: Reflect.get(start, promisify.custom) }) as unknown as T;
}
