/** Too much is asked at once: HTTP 429. */
export class Overloaded extends Error {
  readonly status = 429;
  constructor() {
    super('Too much is asked at once.');
  }
}

/** For a `catch`: a word in place of `Overloaded`; any other error is thrown on. */
export function whenOverloaded(error: unknown): 'overloaded' {
  if (error instanceof Overloaded) return 'overloaded';
  throw error;
}

/**
 * Makes a gate that lets only so much work through at once, first come, first served. Work waits for its turn while
 * there is room in the queue, and is refused with `Overloaded` when there is none.
 */
export function createGate({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let under = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (under < atOnce) under++;
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve));
    else throw new Overloaded();
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, or is free again.
      const next = queue.shift();
      if (next) next();
      else under--;
    }
  };
}
