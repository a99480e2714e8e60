'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { msUntil } from '#lib/browser/window.ts';
import { useXrayAnswer, type XrayAnswer } from './use-xray-answer.ts';

/** The route of the web app that tells what the session's access token says. */
export const TOKEN_PATH = '/xray/token';

/** The claims of an access token; `iat` and `exp` in seconds since 1970. */
export type Claims = Record<string, unknown> & { iat: number; exp: number };

/**
 * The claims in the session's access token; undefined until they are there. They are read again when the page was
 * fetched with a renewed session (`expiresAt`, ms), when the tenant has just issued tokens (`issued`), on another page,
 * since going there may have renewed the session, and when the time is up, since asking then renews it.
 */
export function useToken(expiresAt: number, issued?: string): XrayAnswer<Claims> | undefined {
  const path = usePathname();
  const [timesUp, setTimesUp] = useState(0);
  const token = useXrayAnswer<Claims>(TOKEN_PATH, [expiresAt, issued, path, timesUp].join(' '));
  const exp = token?.ok ? token.value.exp : undefined;
  useEffect(() => {
    if (exp === undefined) return;
    const timer = setTimeout(() => setTimesUp((count) => count + 1), msUntil(exp * 1_000));
    return () => clearTimeout(timer);
  }, [exp]);
  return token;
}
