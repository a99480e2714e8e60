'use client';

import { LiveEvent } from '@setlist/contracts/events';
import { useEffect, useEffectEvent } from 'react';
import { usePageSession } from '#session/page-session.tsx';
import type { Viewer } from '#session/viewer.ts';
import { openLiveStream } from './live-stream.ts';
import { useMoment } from './use-moment.ts';

const LAST_EVENT = 'setlist.last-event';

/**
 * Keeps an open page true. The API's stream says that a play came in (the page is fetched again) or that role or
 * plan changed (the session is renewed with it, so that its claims are the new ones). Without a stream it polls.
 */
export function LiveEvents({ viewer }: { viewer: Viewer }) {
  useMoment(viewer);
  const { update } = usePageSession();
  const key = `${LAST_EVENT}.${viewer.userId}`;

  const onEvent = useEffectEvent((data: string) => {
    const event = LiveEvent.safeParse(parse(data));
    if (event.success) update({ renew: event.data.type !== 'plays' });
  });
  const onGap = useEffectEvent(() => {
    if (document.visibilityState === 'visible') update({ renew: true });
  });

  useEffect(() => {
    // The next document goes on from here, so that nothing is missed while it loads.
    const remember = (id: string) => sessionStorage.setItem(key, id);
    return openLiveStream({ onEvent, onGap, remember }, sessionStorage.getItem(key) ?? '');
  }, [key]);

  return null;
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
