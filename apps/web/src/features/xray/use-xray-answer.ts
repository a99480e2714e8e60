'use client';

import { useEffect, useState } from 'react';
import { ask } from '#lib/actions/ask.ts';
import type { Outcome } from '#lib/actions/outcome.ts';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { steadyNow } from '#lib/browser/window.ts';

/** What one of X-ray's routes answered, and after how many milliseconds. */
export type XrayAnswer<T> = Outcome<T> & { ms: number };

/**
 * Asks one of X-ray's routes for this page's person; undefined until it answers, or without a path. Asks again when
 * the path or `again` is another one, and keeps the last answer meanwhile.
 */
export function useXrayAnswer<T>(path: string | undefined, again?: string): XrayAnswer<T> | undefined {
  const { madeFor } = usePageSession();
  const [answer, setAnswer] = useState<XrayAnswer<T>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` says only when
  useEffect(() => {
    if (!path) return;
    const over = new AbortController();
    const since = steadyNow();
    void ask<T>(`${path}?${new URLSearchParams({ for: madeFor })}`, { signal: over.signal }).then(
      (outcome) => {
        if (!over.signal.aborted) setAnswer({ ...outcome, ms: steadyNow() - since });
      },
    );
    return () => over.abort();
  }, [path, madeFor, again]);
  return answer;
}
