'use client';

import { useEffect, useMemo } from 'react';
import { refreshPage } from '#features/live/refresh-page.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { tryAction } from '#lib/actions/try-action.ts';
import { post } from '#session/post.ts';
import { pace } from './pace.ts';

/** However busy its playlists are, a page is not fetched again more often. */
const PACE = { gapMs: 2_000, togetherMs: 250 };
/** So long after it could not be fetched it is tried again. */
const AGAIN_MS = 8_000;

/**
 * Fetches the page again for what is new; asked with `renew`, the session is renewed before. One fetch is under way
 * at a time, and all that is asked meanwhile becomes one more. A fetch that fails is tried again, unless `tellEnd`
 * says that the page is over.
 */
export function useUpdate(
  madeFor: string,
  tellEnd: (kind: Failure['kind']) => boolean,
): (ask: { renew: boolean }) => void {
  const { ask, stop } = useMemo(() => {
    let renew = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchPage = async (renewing: boolean) => {
      const renewed = renewing ? await post('/session/renew', { madeFor }) : undefined;
      return renewed?.ok === false ? renewed : tryAction(refreshPage, madeFor);
    };
    const paced = pace(async () => {
      clearTimeout(timer);
      const renewing = renew;
      renew = false;
      const outcome = await fetchPage(renewing);
      if (outcome.ok || tellEnd(outcome.failure.kind)) return;
      renew ||= renewing;
      timer = setTimeout(paced, AGAIN_MS);
    }, PACE);
    const ask = (asked: { renew: boolean }) => {
      renew ||= asked.renew;
      paced({ urgent: asked.renew });
    };
    const stop = () => {
      clearTimeout(timer);
      paced.stop();
    };
    return { ask, stop };
  }, [madeFor, tellEnd]);
  useEffect(() => stop, [stop]);

  return ask;
}
