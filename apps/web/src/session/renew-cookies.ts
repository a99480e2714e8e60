import { SessionEnded } from './exchange-refresh-token.ts';
import { renewSession } from './renew-session.ts';
import { type Cookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts';

/** A request's session after renewing; `cookies` are the new ones where they changed: none when it has ended. */
export interface Renewed {
  signedIn: boolean;
  cookies?: Cookie[];
}

/** Renews the session in a request's cookies when it is about to expire, or at once with `force`. */
export async function renewCookies(
  before: readonly Cookie[],
  options?: { force: boolean },
): Promise<Renewed> {
  const session = await readSessionCookie(before);
  if (!session) return { signedIn: false };
  try {
    const renewed = await renewSession(session, options);
    return renewed === session
      ? { signedIn: true }
      : { signedIn: true, cookies: await writeSessionCookie(renewed) };
  } catch (error) {
    if (error instanceof SessionEnded) return { signedIn: false, cookies: [] };
    throw error;
  }
}
