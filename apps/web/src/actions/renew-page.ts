'use server';

import { refresh } from 'next/cache';
import { cookies, headers } from 'next/headers';
import { handSessionCookies } from '#session/hand-session-cookies.ts';
import { JUST_RENEWED } from '#session/just-renewed.ts';
import { renewCookies } from '#session/renew-cookies.ts';

/**
 * Renews the session now, because the identity provider says something new about the person: the tenant's Actions
 * run, and the page comes back in the same answer with the claims they set.
 */
export async function renewPage(): Promise<void> {
  const jar = await cookies();
  // Renewed on the way here: twice would put two sessions into one answer.
  if (!(await headers()).has(JUST_RENEWED)) {
    const before = jar.getAll();
    const { cookies: after } = await renewCookies(before, { force: true });
    if (after) handSessionCookies(jar, before, after);
  }
  refresh();
}
