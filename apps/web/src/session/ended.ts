import { z } from 'zod';
import { secureCookies } from './session-cookie.ts';

/**
 * Why a session is over: the person is blocked, is deleted, was denied by an Action (in its words), signed out, or the
 * session was too old or ended at the identity provider.
 */
export const Ended = z.discriminatedUnion('why', [
  z.object({ why: z.enum(['blocked', 'deleted', 'expired', 'signed-out']) }),
  z.object({ why: z.literal('denied'), reason: z.string().max(300) }),
]);
export type Ended = z.infer<typeof Ended>;

/** The cookie that brings the reason to the front page. It is never taken from an address, which anybody can write. */
export const ENDED_COOKIE = 'setlist.ended';

/** What keeps the cookies of an answer. */
interface Jar {
  set(name: string, value: string, attributes: Record<string, unknown>): unknown;
}

/**
 * Puts the reason into an answer, for an hour or until the next sign-in. Who signed out knows why; an earlier reason
 * is no longer true then.
 */
export function tellEnd(jar: Jar, ended: Ended): void {
  const value = ended.why === 'denied' ? { ...ended, reason: ended.reason.slice(0, 300) } : ended;
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() };
  if (ended.why === 'signed-out')
    jar.set(ENDED_COOKIE, '', { ...attributes, maxAge: 0, expires: new Date(0) });
  else jar.set(ENDED_COOKIE, JSON.stringify(value), { ...attributes, maxAge: 60 * 60 });
}

/** Reads the cookie; undefined when it is not there or none of ours. */
export function readEnded(value: string | undefined): Ended | undefined {
  try {
    return Ended.safeParse(JSON.parse(value ?? '')).data;
  } catch {
    return undefined;
  }
}
