import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env.ts';
import { isForeign } from './security/is-foreign.ts';
import { securityHeaders } from './security/security-headers.ts';
import { dropCallbackCookie } from './session/drop-callback-cookie.ts';
import { ENDED_COOKIE, tellEnd } from './session/ended.ts';
import { handSessionCookies } from './session/hand-session-cookies.ts';
import { JUST_RENEWED } from './session/just-renewed.ts';
import { type Renewed, renewCookies } from './session/renew-cookies.ts';
import { type Cookie, sessionCookieNames } from './session/session-cookie.ts';
import { ADDRESS_HEADER } from './session/viewer.ts';

export const config = {
  matcher: '/((?!_next/static/|_next/image$|covers/[^/]+$|favicon\\.ico$|icon\\.svg$|pass\\.svg$).*)',
};

/** Next-auth renews the session in its own handler. */
const RENEWS_ITSELF = '/api/auth/';
const READS = new Set(['GET', 'HEAD']);
/** The front page for signed-out people. */
const WELCOME = '/welcome';

/**
 * Stands before every page and handler: refuses changes that another site's page asks for, renews a session that is
 * about to expire, shows signed-out people their own front page, and sets the security headers with a fresh nonce.
 * Who may see a page is for the page's layout to say: app/(app)/layout.tsx.
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
  if (renewed?.cookies) forward(headers, cookies, renewed);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const security = securityHeaders(nonce);
  headers.set('content-security-policy', security['content-security-policy']);
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const response =
    (renewed && !renewed.signedIn && answerSignedOut(request, headers)) ||
    NextResponse.next({ request: { headers }, ...(isTenantDown(request) ? { status: 503 } : {}) });
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  response.headers.set('cache-control', 'private, no-store');
  if (renewed?.cookies) handSessionCookies(response.cookies, cookies, renewed.cookies);
  if (renewed?.ended) tellEnd(response.cookies, renewed.ended);
  else if (renewed?.signedIn && request.cookies.has(ENDED_COOKIE)) response.cookies.delete(ENDED_COOKIE);
  return response;
}

/** The page behind the proxy has to see already in this request what the answer tells the browser. */
function forward(headers: Headers, before: Cookie[], { cookies = [], signedIn, ended }: Renewed) {
  const stale = new Set([...sessionCookieNames(before), ...(ended ? [ENDED_COOKIE] : [])]);
  const now = [...before.filter(({ name }) => !stale.has(name)), ...cookies];
  if (ended) tellEnd({ set: (name, value) => now.push({ name, value: encodeURIComponent(value) }) }, ended);
  headers.set('cookie', now.map(({ name, value }) => `${name}=${value}`).join('; '));
  if (signedIn) headers.set(JUST_RENEWED, 'yes');
}

/**
 * What a signed-out reader gets instead of the page; undefined for what is the same for everybody, or says itself that
 * nobody is signed in. What an open page sends is none of it: a form has to say that the session has ended, and to keep
 * what was typed.
 */
function answerSignedOut(request: NextRequest, headers: Headers): NextResponse | undefined {
  if (!READS.has(request.method)) return undefined;
  // An open page asks by script. What is around it was made for who was signed in: without something to put into it, the
  // router loads a new document. Next hides its own header for that from here.
  if (request.headers.get('sec-fetch-dest') === 'empty')
    return new NextResponse('Nobody is signed in.', { status: 401 });
  if (request.nextUrl.pathname !== '/') return undefined;
  return NextResponse.rewrite(new URL(`${WELCOME}${request.nextUrl.search}`, request.url), {
    request: { headers },
  });
}

/** The page that says that sign-in is impossible because the identity provider does not answer. */
function isTenantDown({ nextUrl }: NextRequest): boolean {
  return nextUrl.pathname === '/auth/error' && nextUrl.searchParams.get('error') === 'OAuthSignin';
}
