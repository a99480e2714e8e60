'use client';

import { useRouter } from 'next/navigation';
import { useLayoutEffect, useMemo, useOptimistic, useRef, useTransition } from 'react';

/** The view of a list as its controls show it, and how they ask for another one. */
export interface AskedView<V> {
  /** What was asked for last; while nothing is on its way, what is drawn. */
  view: V;
  /** What was asked for is on its way. */
  pending: boolean;
  /** Asks for the view with these parts of it changed. Back leads to the one before, unless that is replaced. */
  change: (part: Partial<V>, how?: { replace: boolean }) => void;
}

/**
 * What somebody asks of a list by its controls, of which `drawn` is what the page shows. Each choice builds on the one
 * before, also while the page of that one is on its way; what is shown stays until the new is there. `addressOf` tells the
 * address of a view, and stays one function.
 */
export function useAskedView<V extends object>(drawn: V, addressOf: (view: V) => string): AskedView<V> {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [view, show] = useOptimistic(drawn);
  // What comes next goes on from what was asked for, which may not be shown yet.
  const asked = useRef({ view, pushed: false });
  useLayoutEffect(() => {
    if (!pending) asked.current = { view, pushed: false };
  }, [view, pending]);

  return useMemo(
    () => ({
      view,
      pending,
      change: (part, { replace } = { replace: false }) => {
        const next = { ...asked.current.view, ...part };
        // What is drawn keeps its place in the history once a page beyond it is on its way: that one is replaced.
        const pushed = !replace || asked.current.pushed;
        asked.current = { view: next, pushed };
        startTransition(() => {
          show(next);
          router[pushed ? 'push' : 'replace'](addressOf(next), { scroll: false });
        });
      },
    }),
    [view, pending, show, router, addressOf],
  );
}
