'use client';

import { useEffect, useState } from 'react';
import { ask } from '#lib/actions/ask.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { useXrayData } from './xray-provider.tsx';

/**
 * Asks one of X-ray's routes for this page's person; undefined until it answers, or without a path. Asks again when
 * the path or `again` is another one, and keeps the last answer meanwhile.
 */
export function useXrayAnswer<T>(path: string | undefined, again?: string): Outcome<T> | undefined {
  const { madeFor } = useXrayData();
  const [outcome, setOutcome] = useState<Outcome<T>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` says only when
  useEffect(() => {
    if (!path) return;
    const over = new AbortController();
    void ask<T>(`${path}?${new URLSearchParams({ for: madeFor })}`, { signal: over.signal }).then(
      (answered) => {
        if (!over.signal.aborted) setOutcome(answered);
      },
    );
    return () => over.abort();
  }, [path, madeFor, again]);
  return outcome;
}
