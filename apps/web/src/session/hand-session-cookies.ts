import { type Cookie, sessionCookieAttributes, sessionCookieNames } from './session-cookie.ts';
import { SESSION_SECONDS } from './session-token.ts';

type Attributes = ReturnType<typeof sessionCookieAttributes> & { maxAge: number; expires?: Date };

/** What keeps the cookies of an answer: that of a response, or of a server action. */
interface Jar {
  set(name: string, value: string, attributes: Attributes): unknown;
}

// NOTE: Next drops a Max-Age of 0 from the answer of a route, so a cookie that is taken back has to say it twice.
const GONE = new Date(0);

/** Puts the cookies of a session into an answer, and takes back those of `before` that it needs no more. */
export function handSessionCookies(jar: Jar, before: readonly Cookie[], session: readonly Cookie[]): void {
  const written = new Set(session.map(({ name }) => name));
  for (const name of sessionCookieNames(before)) {
    if (!written.has(name)) jar.set(name, '', { ...sessionCookieAttributes(), maxAge: 0, expires: GONE });
  }
  for (const { name, value } of session) {
    jar.set(name, value, { ...sessionCookieAttributes(), maxAge: SESSION_SECONDS });
  }
}
