'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forgetPerson, keepNothing } from '#lib/browser/personal-storage.ts';
import { openChannel, steadyNow } from '#lib/browser/window.ts';
import { type Answers, createAnswers } from './answers.ts';
import { post, tryAction } from './ask.ts';
import type { Failure } from './outcome.ts';
import { refreshPage } from './refresh-page.ts';
import { useFailure } from './use-failure.ts';

// The session as an open page knows it: whom the page was made for, how it asks the server, how it is told of what is
// new, and how it finds out that it is over. It is one room because all of these end in `tellEnd`. It knows no more of
// src/session, whose sessions hold tokens, than what the server answers.

/** How a page is over: nobody is signed in any more, somebody else is, or the app is a newer one than the page. */
const PAGE_ENDS = ['signed-out', 'other-person', 'new-version'] as const;
type PageEnd = (typeof PAGE_ENDS)[number];

interface PageSession {
  /** The user id of the person whom this page was made for. Cookies are the browser's: the session may be another's. */
  madeFor: string;
  /** What the API answered to this page, of which X-ray tells. */
  answers: Answers;
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
  const [answers] = useState(createAnswers);
  const end = useRef<PageEnd>(undefined);
  const tellNow = useRef(tellFailure);
  useEffect(() => {
    tellNow.current = tellFailure;
  });

  const noteEnd = useCallback((kind: Failure['kind']) => {
    const known = PAGE_ENDS.find((name) => name === kind);
    if (known) end.current = known;
    if (known === 'signed-out' || known === 'other-person') keepNothing();
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
    () => ({
      madeFor,
      answers,
      update,
      noteEnd,
      tellEnd,
      announceSignOut: () => channel.current?.announceSignOut(),
    }),
    [madeFor, answers, update, noteEnd, tellEnd],
  );
  return <PageSessionContext value={session}>{children}</PageSessionContext>;
}

/** The session of the page. Throws outside PageSessionProvider. */
export function usePageSession(): PageSession {
  const session = use(PageSessionContext);
  if (!session) throw new Error('usePageSession is called outside PageSessionProvider');
  return session;
}

/**
 * Signs the page's person out, in this browser or everywhere, and goes on to the identity provider, which sends the
 * browser back to `/`.
 */
export function useSignOut({ everywhere = false } = {}) {
  const { madeFor, announceSignOut } = usePageSession();
  const tellFailure = useFailure();
  const [pending, setPending] = useState(false);

  const signOut = async () => {
    setPending(true);
    const outcome = await post<{ url: string }>(everywhere ? '/session/end-all' : '/session/end', {
      madeFor,
    });
    if (outcome.ok) {
      announceSignOut();
      forgetPerson();
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

/** Something to be asked for; what is `urgent` does not wait, but for the run under way. */
type Ask = (options?: { urgent?: boolean }) => void;

/**
 * Paces a task that many events ask for: it runs at most once in `gapMs` and never twice at a time, and whatever is
 * asked meanwhile becomes one more run at the end. It waits `togetherMs` first, for something urgent that may follow
 * on the heels of what is not. The task must not reject.
 */
export function pace(
  task: () => Promise<void>,
  { gapMs, togetherMs }: { gapMs: number; togetherMs: number },
): Ask & { stop(): void } {
  let running = false;
  let asked: 'no' | 'yes' | 'urgently' = 'no';
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const go = async () => {
    clearTimeout(timer);
    asked = 'no';
    running = true;
    await task();
    running = false;
    notBefore = steadyNow() + gapMs;
    next();
  };
  const next = () => {
    clearTimeout(timer);
    if (running || asked === 'no') return;
    const wait = asked === 'urgently' ? 0 : notBefore - steadyNow();
    if (wait <= 0) void go();
    else timer = setTimeout(go, wait);
  };
  const ask: Ask = ({ urgent = false } = {}) => {
    if (asked === 'no') notBefore = Math.max(notBefore, steadyNow() + togetherMs);
    if (asked !== 'urgently') asked = urgent ? 'urgently' : 'yes';
    next();
  };
  return Object.assign(ask, { stop: () => clearTimeout(timer) });
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
