'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { whileVisible } from '#lib/browser/lead-while-visible.ts';
import { listen } from './listen.ts';
import type { UserState } from './user-state.ts';

/** How the line to the tenant is. `gone`: the user was deleted there; `over`: nothing more comes to this page. */
export type Line = 'connecting' | 'live' | 'lost' | 'gone' | 'over';

/** What the tenant tells of the page's person, for as long as somebody can see the page, and how the line is. */
export function useUserState(): { state: UserState | undefined; line: Line } {
  const { madeFor, tellEnd } = usePageSession();
  const [state, setState] = useState<UserState>();
  const [line, setLine] = useState<Line>('connecting');
  const end = useEffectEvent(tellEnd);

  useEffect(() => {
    // Each tab that is seen has a line of its own.
    return whileVisible(() =>
      listen(madeFor, {
        onState(told) {
          setState(told);
          setLine('live');
        },
        onLost: () => setLine('lost'),
        onGone: () => setLine('gone'),
        onOver(why) {
          setLine('over');
          end(why);
        },
      }),
    );
  }, [madeFor]);

  return { state, line };
}
