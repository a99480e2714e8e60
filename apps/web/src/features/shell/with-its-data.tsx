import { asked } from '#lib/api.ts';

/** No frame waits longer for the data of its page. */
const AT_MOST_MS = 300;

/**
 * Has the frame of a page wait for what the page has asked the API for, where that comes soon, so that both are painted at
 * once: React shows what comes after the first paint 300 ms later at the earliest. Beside the page, not around it; where
 * the API takes its time, the frame goes out with skeletons. Renders nothing. See decision 56.
 */
export async function WithItsData() {
  // The page begins once its layout is made.
  await new Promise((resolve) => setImmediate(resolve));
  await soon(asked(), AT_MOST_MS);
  return null;
}

/** Settles when all of these have, kept or broken, or after so many milliseconds. Never rejects. */
export async function soon(promises: readonly Promise<unknown>[], atMostMs: number): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, atMostMs);
  await Promise.race([Promise.allSettled(promises), over]);
  clearTimeout(timer);
}
