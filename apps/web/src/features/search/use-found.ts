'use client';

import type { Found } from '@setlist/contracts/search';
import { useEffect, useState } from 'react';
import { ask } from '#lib/actions/ask.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';

const TYPING_MS = 120;

/**
 * What is found for a text while one types. `outcome` is that of this very text, undefined until it is there: a request
 * for another is given up. `again` asks once more.
 */
export function useFound(text: string): { outcome: Outcome<Found> | undefined; again: () => void } {
  const { madeFor, answers, noteEnd } = usePageSession();
  const [told, setTold] = useState<{ text: string; outcome: Outcome<Found> }>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (!text) return;
    const given = new AbortController();
    const timer = setTimeout(async () => {
      const outcome = await ask<Found>('/search/found', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ madeFor, q: text }),
        signal: given.signal,
      });
      if (given.signal.aborted) return;
      if (outcome.ok) answers.remember(outcome.answers ?? []);
      else noteEnd(outcome.failure.kind);
      setTold({ text, outcome });
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [text, attempt, madeFor, answers, noteEnd]);

  const again = () => {
    setTold(undefined);
    setAttempt((count) => count + 1);
  };
  return { outcome: told?.text === text ? told.outcome : undefined, again };
}
