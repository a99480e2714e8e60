'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useRef, useTransition } from 'react';
import { refreshSession } from '#session/refresh-session.ts';
import { pace } from './pace.ts';

/** However busy its playlists are, a page is not fetched again more often. */
const PACE = { gapMs: 2_000, togetherMs: 250 };

/**
 * Fetches the page again for what is new; with `renew` the session is renewed on the way, at once and in the same
 * round trip. One fetch is under way at a time, and all that is asked meanwhile becomes one more.
 */
export function useUpdate(): (ask: { renew: boolean }) => void {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const done = useRef<() => void>(undefined);
  useEffect(() => {
    if (!pending) done.current?.();
  }, [pending]);

  const { ask, stop } = useMemo(() => {
    let renew = false;
    const run = (task: () => void | Promise<void>) =>
      new Promise<void>((resolve) => {
        done.current = resolve;
        startTransition(task);
      });
    const paced = pace(async () => {
      const renewing = renew;
      renew = false;
      await run(renewing ? refreshSession : () => router.refresh());
    }, PACE);
    const ask = (asked: { renew: boolean }) => {
      renew ||= asked.renew;
      paced({ urgent: asked.renew });
    };
    return { ask, stop: paced.stop };
  }, [router]);
  useEffect(() => stop, [stop]);

  return ask;
}
