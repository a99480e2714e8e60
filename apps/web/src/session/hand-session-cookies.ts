import {
  type Cookie,
  SESSION_SECONDS,
  sessionCookieAttributes,
  sessionCookieNames,
} from './session-cookie.ts';

type Attributes = ReturnType<typeof sessionCookieAttributes> & { maxAge: number };

/** What keeps the cookies of an answer: that of a response, or of a server action. */
interface Jar {
  set(name: string, value: string, attributes: Attributes): unknown;
}

/** Puts the cookies of a session into an answer, and takes back those of `before` that it needs no more. */
export function handSessionCookies(jar: Jar, before: readonly Cookie[], session: readonly Cookie[]): void {
  const written = new Set(session.map(({ name }) => name));
  for (const name of sessionCookieNames(before)) {
    if (!written.has(name)) jar.set(name, '', { ...sessionCookieAttributes(), maxAge: 0 });
  }
  for (const { name, value } of session) {
    jar.set(name, value, { ...sessionCookieAttributes(), maxAge: SESSION_SECONDS });
  }
}
