'use client';

import type { LiveEvent } from '@setlist/contracts/events';
import { useEffect, useEffectEvent } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { afterwards } from '#lib/browser/afterwards.ts';
import { sessionStorage } from '#lib/browser/storage.ts';
import { isVisible, onVisibility } from '#lib/browser/window.ts';
import type { Viewer } from '#session/session.ts';
import { shareLiveStream } from './shared-stream.ts';
import { useRightsNews } from './use-rights-news.ts';

const LAST_EVENT = 'setlist.last-event';

/**
 * Keeps an open page true. The API's stream says that a play came in (the page is fetched again) or that role or
 * plan changed (the session is renewed with it, so that its claims are the new ones). Without a stream it polls. A
 * page that nobody sees waits with all of it.
 */
export function LiveEvents({ viewer }: { viewer: Viewer }) {
  useRightsNews(viewer);
  const { update, tellEnd } = usePageSession();
  const { userId } = viewer;
  const key = `${LAST_EVENT}.${userId}`;
  const ask = useEffectEvent((renew: boolean) => update({ renew }));
  const end = useEffectEvent(tellEnd);

  useEffect(
    () =>
      afterwards(() => {
        let due: { renew: boolean } | undefined;
        const later = (renew: boolean) => {
          due = { renew: renew || due?.renew === true };
        };
        const soon = (renew: boolean) => (isVisible() ? ask(renew) : later(renew));
        const catchUp = () => {
          if (!due || !isVisible()) return;
          ask(due.renew);
          due = undefined;
        };
        const stopLooking = onVisibility(catchUp);
        addEventListener('focus', catchUp);
        const stop = shareLiveStream(userId, sessionStorage.get(key) ?? '', {
          onEvent(data) {
            const type = typeOf(data);
            if (type) soon(type !== 'plays');
          },
          onGap: () => soon(true),
          onBehind: () => later(false),
          onMissed: () => soon(false),
          // The next document goes on from here, so that nothing is missed while it loads.
          remember: (id) => sessionStorage.set(key, id),
          onOther: () => end('other-person'),
          onSignedOut: () => end('signed-out'),
        });
        return () => {
          stop();
          stopLooking();
          removeEventListener('focus', catchUp);
        };
      }),
    [userId, key],
  );

  return null;
}

/** What kind of event it is; undefined for one that this version of the app does not know. */
function typeOf(data: string): LiveEvent['type'] | undefined {
  const types: LiveEvent['type'][] = ['role', 'plan', 'plays'];
  try {
    const { type } = JSON.parse(data);
    return types.find((known) => known === type);
  } catch {
    return undefined;
  }
}
