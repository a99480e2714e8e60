'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useTransition } from 'react';
import { pace } from './pace.ts';

/** However busy its playlists are, a page is not fetched again more often. */
const PACE = { gapMs: 2_000, togetherMs: 250 };

/**
 * Fetches the page again for what is new; asked with `renew`, the session is renewed before, by `renewSession`, which
 * tells whether the page may be fetched then. One fetch is under way at a time, and all that is asked meanwhile
 * becomes one more.
 */
export function useUpdate(renewSession: () => Promise<boolean>): (ask: { renew: boolean }) => void {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const done = useRef<() => void>(undefined);
  useEffect(() => {
    if (!pending) done.current?.();
  }, [pending]);

  const { ask, stop } = useMemo(() => {
    let renew = false;
    const fetchPage = () =>
      new Promise<void>((resolve) => {
        done.current = resolve;
        startTransition(() => router.refresh());
      });
    const paced = pace(async () => {
      const renewing = renew;
      renew = false;
      if (!renewing || (await renewSession())) await fetchPage();
    }, PACE);
    const ask = (asked: { renew: boolean }) => {
      renew ||= asked.renew;
      paced({ urgent: asked.renew });
    };
    return { ask, stop: paced.stop };
  }, [router, renewSession]);
  useEffect(() => stop, [stop]);

  return ask;
}
