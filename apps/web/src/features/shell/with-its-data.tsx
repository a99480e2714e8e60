import { asked } from '#lib/api.ts';

/** No frame waits longer for the data of its page. */
const AT_MOST_MS = 300;

/**
 * Has the frame of a page wait for what the page asks the API for, where that comes soon, so that both are painted at
 * once: React shows what comes after the first paint 300 ms later at the earliest. Beside the page, not around it; where
 * the API takes its time, the frame goes out with skeletons. Renders nothing that is seen. See decisions 56 and 57.
 */
export async function WithItsData() {
  // The page begins once its layout is made.
  await turn();
  // An id that nothing has: until the whole document is read, which is at hand, a browser paints nothing.
  return (await soon(asked(), AT_MOST_MS)) && <link rel="expect" href="#whole" blocking="render" />;
}

/**
 * Whether all of these settle, kept or broken, within so many milliseconds, and whatever is added as they do. Never
 * rejects.
 */
export async function soon(promises: readonly Promise<unknown>[], atMostMs: number): Promise<boolean> {
  const { promise: over, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, atMostMs, false);
  const settled = await Promise.race([allOf(promises), over]);
  clearTimeout(timer);
  return settled;
}

async function allOf(promises: readonly Promise<unknown>[]): Promise<true> {
  for (let count = -1; count < promises.length; ) {
    count = promises.length;
    await Promise.allSettled(promises);
    // What an answer is waited for by may ask for more.
    await turn();
  }
  return true;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
