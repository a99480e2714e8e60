import type { Failure, Outcome } from './outcome.ts';

/** What came of doing the same to many things: which it was done to, and why the first of the others was not. */
export interface EachOutcome {
  done: string[];
  failure: Failure | undefined;
}

/** As many as one action takes. */
export const MOST_AT_ONCE = 100;

/** As many as are asked for at a time. */
const SIDE_BY_SIDE = 8;

/**
 * Does the same to many things, some of them at a time. What fails for one of them keeps none of the others from it;
 * `failureOf` says what a failure is, and throws what is none.
 */
export async function toEach(
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  failureOf: (error: unknown) => Failure,
): Promise<EachOutcome> {
  const all: EachOutcome = { done: [], failure: undefined };
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        await act(id);
        all.done.push(id);
      } catch (error) {
        all.failure ??= failureOf(error);
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return all;
}

/** Does the same to many things, some in each action; it stops at a failure of an action as a whole. */
export async function inParts(
  ids: readonly string[],
  act: (part: string[]) => Promise<Outcome<EachOutcome>>,
): Promise<EachOutcome> {
  const all: EachOutcome = { done: [], failure: undefined };
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
    const outcome = await act(ids.slice(at, at + MOST_AT_ONCE));
    if (!outcome.ok) return { ...all, failure: outcome.failure };
    all.done.push(...outcome.value.done);
    all.failure ??= outcome.value.failure;
  }
  return all;
}
