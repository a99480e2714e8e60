'use client';

import { unstable_isUnrecognizedActionError as isUnrecognizedAction } from 'next/navigation';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { pace } from '#features/live/pace.ts';
import { refreshPage } from '#features/live/refresh-page.ts';
import { post } from '#lib/actions/ask.ts';
import { type Failure, failed, type Outcome } from '#lib/actions/outcome.ts';
import { useFailure } from '#lib/actions/use-failure.ts';
import { openChannel } from '#lib/browser/window.ts';

// The session as an open page knows it: whom the page was made for, how it asks the server, how it is told of what is
// new, and how it finds out that it is over. It is one room because all of these end in `tellEnd`. It is the browser's
// side of this folder, and imports nothing of the other files, whose sessions hold tokens.

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

/** Signs the page's person out, and goes on to the identity provider, which sends the browser back to `/`. */
export function useSignOut() {
  const { madeFor, announceSignOut } = usePageSession();
  const tellFailure = useFailure();
  const [pending, setPending] = useState(false);

  const signOut = async () => {
    setPending(true);
    const outcome = await post<{ url: string }>('/session/end', { madeFor });
    if (outcome.ok) {
      announceSignOut();
      location.assign(outcome.value.url);
      return;
    }
    setPending(false);
    tellFailure(outcome.failure, { retry: signOut });
  };
  return { signOut, pending };
}

/** However busy its playlists are, a page is not fetched again more often. */
const PACE = { gapMs: 2_000, togetherMs: 250 };
/** So long after it could not be fetched it is tried again. */
const AGAIN_MS = 8_000;

/**
 * Fetches the page again for what is new; asked with `renew`, the session is renewed before. One fetch is under way
 * at a time, and all that is asked meanwhile becomes one more. A fetch that fails is tried again, unless `tellEnd`
 * says that the page is over.
 */
function useUpdate(
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

const CHANNEL = 'setlist.session';

/**
 * Lets the pages of one browser hear of each other's sessions at once: a page says whom it was made for when it opens,
 * and that somebody signs out. It spares people a surprise and guards nothing: the server refuses what a page does
 * with another's session. Without BroadcastChannel it does nothing.
 */
export function openSessionChannel(madeFor: string, onEnd: (end: 'signed-out' | 'other-person') => void) {
  const channel = openChannel(CHANNEL, (said) => {
    if (said !== madeFor) onEnd(said === null ? 'signed-out' : 'other-person');
  });
  channel?.say(madeFor);
  return {
    announceSignOut: () => channel?.say(null),
    close: () => channel?.close(),
  };
}

/** A server action: it takes whom the page was made for, by user id, before its own arguments. */
export type Action<Args extends unknown[], T> = (madeFor: string, ...args: Args) => Promise<Outcome<T>>;

/**
 * Calls a server action. Never rejects: what comes between (no network, an action that a newer version of the app
 * does not know, a fault) is an outcome, too.
 */
export async function tryAction<Args extends unknown[], T>(
  action: Action<Args, T>,
  madeFor: string,
  ...args: Args
): Promise<Outcome<T>> {
  return action(madeFor, ...args).catch((error) => failed(kindOf(error)));
}

function kindOf(error: unknown) {
  if (isUnrecognizedAction(error)) return 'new-version';
  // What fetch throws when no answer comes; a browser does not tell whether the request was sent. An answer that is none
  // of an action has no type of its own.
  return error instanceof TypeError ? 'unanswered' : 'other';
}
