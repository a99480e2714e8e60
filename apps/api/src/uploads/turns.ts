/** Makes a function that runs tasks, at most so many at once; the others wait, first come first served. */
export function createTurns(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The place is handed on, or given up.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
