'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { env } from '#env.ts';
import { endSession } from '#session/ended-sessions.ts';
import { revokeRefreshToken } from '#session/revoke-refresh-token.ts';
import { sessionCookieAttributes, sessionCookieNames } from '#session/session-cookie.ts';
import { readSession } from '#session/viewer.ts';

/** Ends the session here, at the token endpoint and at the identity provider; it sends the browser back to `/`. */
export async function signOut() {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, NEXTAUTH_URL } = env();
  const session = await readSession();
  const jar = await cookies();
  for (const name of sessionCookieNames(jar.getAll())) {
    jar.set(name, '', { ...sessionCookieAttributes(), maxAge: 0 });
  }
  if (session) {
    endSession(session);
    await revokeRefreshToken(session.refreshToken);
  }
  const logout = new URL('v2/logout', AUTH0_ISSUER_BASE_URL);
  logout.searchParams.set('client_id', AUTH0_CLIENT_ID);
  logout.searchParams.set('returnTo', NEXTAUTH_URL);
  redirect(logout.href);
}
