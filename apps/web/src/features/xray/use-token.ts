'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { usePageSession } from '#lib/actions/page-session.tsx';
import { msUntil } from '#lib/browser/window.ts';
import { useXrayAnswer, type XrayAnswer } from './use-xray-answer.ts';

/** The route of the web app that tells what the session's access token says. */
export const TOKEN_PATH = '/xray/token';

/** The claims of an access token; `iat` and `exp` in seconds since 1970. */
export type Claims = Record<string, unknown> & { iat: number; exp: number };

/** A token may be over when it comes: the tenant is down, or this browser's clock is ahead. Or none comes. */
const AGAIN_MS = 10_000;

/** The tenant's log, for who hears of it. */
interface Log {
  /** It is on its way: the token is asked for once, when it is there. */
  isAwaited: boolean;
  /** Its newest entry may have issued tokens. */
  newestId: string | undefined;
}

/**
 * The claims in the session's access token; undefined until they are there. They are read again when the page was
 * fetched with a renewed session (`expiresAt`, ms), when the tenant's log has something new, on another page, since
 * going there may have renewed the session, and when the time is up, since asking then renews it.
 */
export function useToken(expiresAt: number, log?: Log): XrayAnswer<Claims> | undefined {
  const { noteEnd } = usePageSession();
  const path = usePathname();
  const [timesUp, setTimesUp] = useState(0);
  const token = useXrayAnswer<Claims>(
    log?.isAwaited ? undefined : TOKEN_PATH,
    [expiresAt, log?.newestId, path, timesUp].join(' '),
  );
  // By the answer and not by its time, which may be the same again.
  useEffect(() => {
    if (!token || (!token.ok && noteEnd(token.failure.kind))) return;
    const ms = token.ok ? Math.max(AGAIN_MS, msUntil(token.value.exp * 1_000)) : AGAIN_MS;
    const timer = setTimeout(() => setTimesUp((count) => count + 1), ms);
    return () => clearTimeout(timer);
  }, [token, noteEnd]);
  return token;
}
