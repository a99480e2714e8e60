'use client';

import { useCallback, useState } from 'react';
import { type Action, tryAction } from './ask.ts';
import type { Outcome } from './outcome.ts';
import { usePageSession } from './page-session.tsx';

/**
 * The one way by which the page calls server actions for its person: says whom the page was made for, and turns
 * whatever comes between into an Outcome, so that no form has to catch anything. `pending` is plain state and not a
 * transition, since React would let no navigation finish before that.
 */
export function useAct() {
  const { madeFor, answers, noteEnd } = usePageSession();
  const [running, setRunning] = useState(0);

  const act = useCallback(
    async <Args extends unknown[], T>(action: Action<Args, T>, ...args: Args): Promise<Outcome<T>> => {
      setRunning((count) => count + 1);
      const outcome = await tryAction(action, madeFor, ...args);
      setRunning((count) => count - 1);
      if (!outcome.ok) noteEnd(outcome.failure.kind);
      else answers.remember(outcome.answers ?? []);
      return outcome;
    },
    [madeFor, noteEnd, answers],
  );
  return { act, pending: running > 0 };
}
