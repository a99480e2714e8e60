import { type NextRequest, NextResponse } from 'next/server';
import { decode } from 'next-auth/jwt';
import { env } from '#env.ts';
import { secureCookies } from './session-cookie.ts';

/** The cookie that brings the identity provider's reason to the error page. */
export const DENIAL_COOKIE = 'setlist.denial';
const LONGEST = 300;

/**
 * The answer to a sign-in that the identity provider refused: on to the error page, with its reason in a cookie of
 * one minute. next-auth would say "Callback" only. Undefined when nothing was refused, or when the answer does not
 * belong to a sign-in of this browser: a link must not be able to put words on our page.
 */
export async function deniedSignIn(request: NextRequest): Promise<NextResponse | undefined> {
  const { searchParams } = request.nextUrl;
  const error = searchParams.get('error');
  if (!error || !(await isOurs(request, searchParams.get('state')))) return undefined;
  const reason = (searchParams.get('error_description') ?? error).slice(0, LONGEST);
  const response = NextResponse.redirect(new URL('/auth/error?error=AccessDenied', env().NEXTAUTH_URL));
  response.cookies.set(DENIAL_COOKIE, reason, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/auth/error',
    maxAge: 60,
  });
  return response;
}

async function isOurs(request: NextRequest, state: string | null): Promise<boolean> {
  const name = `${secureCookies() ? '__Secure-' : ''}next-auth.state`;
  const token = request.cookies.get(name)?.value;
  if (!token || !state) return false;
  const decoded = await decode({ token, secret: env().NEXTAUTH_SECRET, salt: name }).catch(() => null);
  return decoded?.value === state;
}
