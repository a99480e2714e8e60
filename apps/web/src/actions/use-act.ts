'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { useCallback, useState } from 'react';
import { failed, type Outcome } from '#server/outcome.ts';
import { usePageSession } from '#session/page-session.tsx';

/** A server action: it takes whom the page was made for, by user id, before its own arguments. */
type Action<Args extends unknown[], T> = (madeFor: string, ...args: Args) => Promise<Outcome<T>>;

/**
 * The one way by which the page calls server actions: says whom the page was made for, and turns whatever comes
 * between (no network, an action that a newer version of the app does not know, a fault) into an Outcome, so that no
 * form has to catch anything. `pending` is plain state and not a transition, since React would let no navigation
 * finish before that.
 */
export function useAct() {
  const { madeFor, noteEnd } = usePageSession();
  const [running, setRunning] = useState(0);

  const act = useCallback(
    async <Args extends unknown[], T>(action: Action<Args, T>, ...args: Args): Promise<Outcome<T>> => {
      setRunning((count) => count + 1);
      const outcome = await action(madeFor, ...args).catch((error) => failed(kindOf(error)));
      setRunning((count) => count - 1);
      if (!outcome.ok) noteEnd(outcome.failure.kind);
      return outcome;
    },
    [madeFor, noteEnd],
  );
  return { act, pending: running > 0 };
}

function kindOf(error: unknown) {
  if (isUnrecognizedAction(error)) return 'new-version';
  // What fetch throws when nobody can be reached. An answer that is none of an action has no type of its own.
  return error instanceof TypeError ? 'unreachable' : 'other';
}
