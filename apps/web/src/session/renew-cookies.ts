import type { Ended } from './ended.ts';
import { renewSession } from './renew-session.ts';
import { type Cookie, readSessionCookie, sessionCookieNames, writeSessionCookie } from './session-cookie.ts';

/** A request's session after renewing; `cookies` are the new ones where they changed: none when it has ended. */
export interface Renewed {
  signedIn: boolean;
  cookies?: Cookie[];
  /** Why the session that the request came with is over. */
  ended?: Ended;
}

/** Renews the session in a request's cookies when it is about to expire, or at once with `force`. */
export async function renewCookies(
  before: readonly Cookie[],
  options?: { force: boolean },
): Promise<Renewed> {
  const names = sessionCookieNames(before);
  if (names.length === 0) return { signedIn: false };
  const session = await readSessionCookie(before, { ended: true });
  // Taken back already, by somebody who only could empty it.
  if (before.every(({ name, value }) => !names.includes(name) || value === ''))
    return { signedIn: false, cookies: [] };
  // Tampered with, sealed with another key, or older than a session lasts.
  if (!session) return { signedIn: false, cookies: [], ended: { why: 'expired' } };
  const renewal = await renewSession(session, options);
  if ('ended' in renewal) return { signedIn: false, cookies: [], ended: renewal.ended };
  return renewal.session === session
    ? { signedIn: true }
    : { signedIn: true, cookies: await writeSessionCookie(renewal.session) };
}
