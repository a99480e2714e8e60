'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef } from 'react';
import { useFailure } from '#components/use-failure.ts';
import { useUpdate } from '#live/use-update.ts';
import type { Failure } from '#server/outcome.ts';
import { post } from './post.ts';
import { openSessionChannel } from './session-channel.ts';

/** How a page's session is over: nobody is signed in any more, or somebody else is. */
export type PageEnd = 'signed-out' | 'other-person';

interface PageSession {
  /** The user id of the person whom this page was made for. Cookies are the browser's: the session may be another's. */
  madeFor: string;
  /** Fetches the page again for what is new; with `renew` the session is renewed first, so that its claims are new. */
  update(ask: { renew: boolean }): void;
  /** Notes that the session is over, if that is what a failure says: links load a new document from then on. */
  noteEnd(kind: Failure['kind']): kind is PageEnd;
  /** Notes it, and tells the person once, for what finds it out behind their back. */
  tellEnd(kind: Failure['kind']): void;
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

  const noteEnd = useCallback((kind: Failure['kind']): kind is PageEnd => {
    if (kind !== 'signed-out' && kind !== 'other-person') return false;
    end.current = kind;
    return true;
  }, []);
  const tellEnd = useCallback(
    (kind: Failure['kind']) => {
      const known = end.current;
      if (noteEnd(kind) && kind !== known) tellNow.current({ kind, fields: {} });
    },
    [noteEnd],
  );
  const renew = useCallback(async () => {
    const outcome = await post('/session/renew', { madeFor });
    if (!outcome.ok) tellEnd(outcome.failure.kind);
    return outcome.ok;
  }, [madeFor, tellEnd]);
  const update = useUpdate(renew);

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
