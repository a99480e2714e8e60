import { decode, encode } from 'next-auth/jwt';
import { env } from '#env.ts';
import { hasEnded } from './ended-sessions.ts';
import { SESSION_SECONDS, SessionToken } from './session-token.ts';

/** What next-auth leaves of the 4,096 bytes a browser keeps of one cookie. */
const CHUNK_SIZE = 3_933;

/** A cookie as a request or a response carries it. */
export interface Cookie {
  name: string;
  value: string;
}

/** Whether cookies may travel over https only. */
export const secureCookies = () => env().NEXTAUTH_URL.startsWith('https://');

/** The session cookie's name, next-auth's own; long sessions are cut in chunks named `….0`, `….1`. */
export const sessionCookieName = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`;

const isSessionCookie = ({ name }: Cookie) =>
  name.startsWith(sessionCookieName()) && /^(\.\d+)?$/.test(name.slice(sessionCookieName().length));

/** The names of all session cookies among `cookies`, left-over chunks included. */
export function sessionCookieNames(cookies: readonly Cookie[]): string[] {
  return cookies.filter(isSessionCookie).map(({ name }) => name);
}

/**
 * Decrypts the session from a request's cookies; null when there is none, it is over, or it is not ours. With `ended`
 * it also returns one that was signed out, for who has to tell the two apart.
 */
export async function readSessionCookie(
  cookies: readonly Cookie[],
  { ended = false } = {},
): Promise<SessionToken | null> {
  const chunk = (name: string) => Number(name.split('.').at(-1)) || 0;
  const token = cookies
    .filter(isSessionCookie)
    .toSorted((a, b) => chunk(a.name) - chunk(b.name))
    .map(({ value }) => value)
    .join('');
  if (!token) return null;
  try {
    const parsed = SessionToken.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET }));
    if (!parsed.success) return null;
    return ended || !(await hasEnded(parsed.data)) ? parsed.data : null;
  } catch {
    return null; // Tampered with, expired, or sealed with another key: nobody is signed in.
  }
}

/** Encrypts a session into the cookies that carry it, the way next-auth itself does. */
export async function writeSessionCookie(session: SessionToken): Promise<Cookie[]> {
  const value = await encode({
    token: { ...session },
    secret: env().NEXTAUTH_SECRET,
    maxAge: SESSION_SECONDS,
  });
  const name = sessionCookieName();
  if (value.length <= CHUNK_SIZE) return [{ name, value }];
  const chunks = Math.ceil(value.length / CHUNK_SIZE);
  return Array.from({ length: chunks }, (_, i) => ({
    name: `${name}.${i}`,
    value: value.slice(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE),
  }));
}

/** The attributes of a session cookie. */
export const sessionCookieAttributes = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() }) as const;
