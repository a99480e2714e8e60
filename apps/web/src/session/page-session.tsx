'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef } from 'react';
import { useUpdate } from '#features/live/use-update.ts';
import type { Failure } from '#lib/actions/outcome.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { openSessionChannel } from './session-channel.ts';

/** How a page is over: nobody is signed in any more, somebody else is, or the app is a newer one than the page. */
const PAGE_ENDS = ['signed-out', 'other-person', 'new-version'] as const;
type PageEnd = (typeof PAGE_ENDS)[number];

interface PageSession {
  /** The user id of the person whom this page was made for. Cookies are the browser's: the session may be another's. */
  madeFor: string;
  /** Fetches the page again for what is new; with `renew` the session is renewed first, so that its claims are new. */
  update(ask: { renew: boolean }): void;
  /** Notes that the page is over, if that is what a failure says: links load a new document from then on. */
  noteEnd(kind: Failure['kind']): boolean;
  /** Notes it, and tells the person once, for what finds it out behind their back; returns whether it is so. */
  tellEnd(kind: Failure['kind']): boolean;
  /** Tells the other pages of this browser that the person signs out. */
  announceSignOut(): void;
}

const PageSessionContext = createContext<PageSession | null>(null);

/** The session of an open page, for all that acts from it. */
export function PageSessionProvider({ madeFor, children }: { madeFor: string; children: ReactNode }) {
  const tellFailure = useFailure();
  const end = useRef<PageEnd>(undefined);
  const tellNow = useRef(tellFailure);
  useEffect(() => {
    tellNow.current = tellFailure;
  });

  const noteEnd = useCallback((kind: Failure['kind']) => {
    const known = PAGE_ENDS.find((name) => name === kind);
    if (known) end.current = known;
    return known !== undefined;
  }, []);
  const tellEnd = useCallback(
    (kind: Failure['kind']) => {
      const known = end.current;
      const isEnd = noteEnd(kind);
      if (isEnd && kind !== known) tellNow.current({ kind, fields: {} });
      return isEnd;
    },
    [noteEnd],
  );
  const update = useUpdate(madeFor, tellEnd);

  const channel = useRef<ReturnType<typeof openSessionChannel>>(undefined);
  useEffect(() => {
    channel.current = openSessionChannel(madeFor, tellEnd);
    return () => channel.current?.close();
  }, [madeFor, tellEnd]);

  // The frame around the page is its person's: another person's pages must not come into it.
  useEffect(() => {
    const loadAnew = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
      const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
      if (!end.current || !link || !plain || link.origin !== location.origin) return;
      event.preventDefault();
      location.assign(link.href);
    };
    addEventListener('click', loadAnew, { capture: true });
    return () => removeEventListener('click', loadAnew, { capture: true });
  }, []);

  const session = useMemo(
    () => ({ madeFor, update, noteEnd, tellEnd, announceSignOut: () => channel.current?.announceSignOut() }),
    [madeFor, update, noteEnd, tellEnd],
  );
  return <PageSessionContext value={session}>{children}</PageSessionContext>;
}

/** The session of the page. Throws outside PageSessionProvider. */
export function usePageSession(): PageSession {
  const session = use(PageSessionContext);
  if (!session) throw new Error('usePageSession is called outside PageSessionProvider');
  return session;
}
