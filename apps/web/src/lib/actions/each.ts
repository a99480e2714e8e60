import type { Failure, Outcome } from './outcome.ts';

/** What came of doing the same to many things: which it was done to, and why the first of the others was not. */
export interface EachOutcome {
  done: string[];
  failure: Failure | undefined;
}

/** As many as one action takes. */
export const MOST_AT_ONCE = 100;

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
