import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env.ts';
import { isForeign } from './security/is-foreign.ts';
import { securityHeaders } from './security/security-headers.ts';
import { dropCallbackCookie } from './session/drop-callback-cookie.ts';
import { handSessionCookies } from './session/hand-session-cookies.ts';
import { JUST_RENEWED } from './session/just-renewed.ts';
import { renewCookies } from './session/renew-cookies.ts';
import { type Cookie, sessionCookieNames } from './session/session-cookie.ts';

export const config = {
  matcher: '/((?!_next/static/|_next/image$|covers/[^/]+$|favicon\\.ico$|icon\\.svg$|pass\\.svg$).*)',
};

/** Next-auth renews the session in its own handler. */
const RENEWS_ITSELF = '/api/auth/';
const PRIVATE = /^\/(songs|playlists|featured|settings)(\/|$)/;

/**
 * Stands before every page and handler: refuses changes that another site's page asks for, renews a session that is
 * about to expire, keeps signed-out people off private pages, and sets the security headers with a fresh nonce.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (isForeign(request, new URL(env().NEXTAUTH_URL).origin)) {
    return new NextResponse('A page of another site asked for this change.', { status: 403 });
  }
  dropCallbackCookie(request);
  const cookies = request.cookies.getAll();
  const renewed = request.nextUrl.pathname.startsWith(RENEWS_ITSELF)
    ? undefined
    : await renewCookies(cookies);
  const headers = new Headers(request.headers);
  headers.delete(JUST_RENEWED);
  if (renewed?.cookies) forward(headers, cookies, renewed.cookies);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const security = securityHeaders(nonce);
  headers.set('content-security-policy', security['content-security-policy']);

  const response =
    renewed && !renewed.signedIn && PRIVATE.test(request.nextUrl.pathname)
      ? redirectToFrontPage(request)
      : NextResponse.next({ request: { headers }, ...(isTenantDown(request) ? { status: 503 } : {}) });
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  response.headers.set('cache-control', 'private, no-store');
  if (renewed?.cookies) handSessionCookies(response.cookies, cookies, renewed.cookies);
  return response;
}

/** The page behind the proxy has to see the new session already in this request. */
function forward(headers: Headers, before: Cookie[], session: Cookie[]) {
  const stale = new Set(sessionCookieNames(before));
  const kept = before.filter(({ name }) => !stale.has(name));
  headers.set('cookie', [...kept, ...session].map(({ name, value }) => `${name}=${value}`).join('; '));
  headers.set(JUST_RENEWED, 'yes');
}

/** The page that says that sign-in is impossible because the identity provider does not answer. */
function isTenantDown({ nextUrl }: NextRequest): boolean {
  return nextUrl.pathname === '/auth/error' && nextUrl.searchParams.get('error') === 'OAuthSignin';
}

function redirectToFrontPage(request: NextRequest): NextResponse {
  const url = new URL('/', request.url);
  url.searchParams.set('next', request.nextUrl.pathname);
  return NextResponse.redirect(url);
}
