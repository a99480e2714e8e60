import { type NextRequest, NextResponse } from 'next/server';
import { env } from './env.ts';
import { isForeign } from './security/is-foreign.ts';
import { securityHeaders } from './security/security-headers.ts';
import { dropInvalidCallbackCookie } from './session/next-auth.ts';
import {
  ENDED_COOKIE,
  RENEWED_HEADER,
  type Renewed,
  renewCookies,
  setEndedCookie,
  setRenewedCookies,
} from './session/refresh.ts';
import { ADDRESS_HEADER, type Cookie, sessionCookieNames } from './session/session.ts';

export const config = {
  matcher:
    '/((?!_next/static/|_next/image$|covers/[^/%]+$|favicon\\.ico$|icon\\.svg$|pass\\.svg$|icons/[^/%]+$|sw\\.js$|manifest\\.webmanifest$).*)',
};

/** Next-auth renews the session in its own handler. */
const RENEWS_ITSELF = '/api/auth/';
/** By this header next.config.ts shows signed-out people their own front page at `/`. */
const SIGNED_OUT = 'x-setlist-signed-out';
/** The same for everybody, and kept by browsers; only an address with a % comes here at all. */
const COVERS = '/covers/';
/** The same for everybody too; its worker (public/sw.js) asks for it by script, as nobody. */
const OFFLINE = '/offline';
const READS = new Set(['GET', 'HEAD']);

/**
 * Stands before every page and handler: refuses changes that another site's page asks for, renews a session that is
 * about to expire, tells what stands behind it whether somebody is signed in, and sets the security headers with a
 * fresh nonce. Of signed-out people it turns away what an open page asks by script; whoever asks for a document is sent
 * to the front page by app/(app)/layout.tsx. Who may have which data, the API alone decides.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (!isDecodable(request.nextUrl.pathname)) {
    return new NextResponse('A % in the address begins no character.', { status: 400 });
  }
  if (request.nextUrl.pathname.startsWith(COVERS)) return NextResponse.next();
  if (isForeign(request, new URL(env().NEXTAUTH_URL).origin)) {
    return new NextResponse('A page of another site asked for this change.', { status: 403 });
  }
  dropInvalidCallbackCookie(request);
  const cookies = request.cookies.getAll();
  const renewed = request.nextUrl.pathname.startsWith(RENEWS_ITSELF)
    ? undefined
    : await renewCookies(cookies);
  const headers = new Headers(request.headers);
  headers.delete(RENEWED_HEADER);
  headers.delete(SIGNED_OUT);
  if (renewed?.cookies) forward(headers, cookies, renewed);
  const signedOut = renewed?.signedIn === false;

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const security = securityHeaders(nonce);
  headers.set('content-security-policy', security['content-security-policy']);
  if (signedOut && READS.has(request.method)) headers.set(SIGNED_OUT, 'yes');
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);

  const response =
    (signedOut && request.nextUrl.pathname !== OFFLINE && turnAway(request)) ||
    NextResponse.next({ request: { headers }, ...(isTenantUnavailable(request) ? { status: 503 } : {}) });
  for (const [name, value] of Object.entries(security)) response.headers.set(name, value);
  response.headers.set('cache-control', 'private, no-store');
  if (renewed) setRenewedCookies(response.cookies, cookies, renewed);
  return response;
}

/** Next.js answers 500 to an address that has no text (RFC 3986, 2.1) where the Pages Router has no error page. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The page behind the proxy has to see already in this request what the answer tells the browser. */
function forward(headers: Headers, before: Cookie[], { cookies = [], signedIn, ended }: Renewed) {
  const stale = new Set([...sessionCookieNames(before), ...(ended ? [ENDED_COOKIE] : [])]);
  const now = [...before.filter(({ name }) => !stale.has(name)), ...cookies];
  if (ended)
    setEndedCookie({ set: (name, value) => now.push({ name, value: encodeURIComponent(value) }) }, ended);
  headers.set('cookie', now.map(({ name, value }) => `${name}=${value}`).join('; '));
  if (signedIn) headers.set(RENEWED_HEADER, 'yes');
}

/**
 * The answer to what an open page asks by script once nobody is signed in any more. A page’s own address needs none: its
 * layout sends on to the front page. A form’s request needs none: it has to say itself that the session has ended, and
 * to keep what was typed.
 */
function turnAway(request: NextRequest): NextResponse | undefined {
  // An open page asks by script. What is around it was made for who was signed in: without something to put into it, the
  // router loads a new document. Next hides its own header for that from here.
  const byScript = READS.has(request.method) && request.headers.get('sec-fetch-dest') === 'empty';
  return byScript ? new NextResponse('Nobody is signed in.', { status: 401 }) : undefined;
}

/** The page that says that sign-in is impossible because the identity provider does not answer. */
function isTenantUnavailable({ nextUrl }: NextRequest): boolean {
  return nextUrl.pathname === '/auth/error' && nextUrl.searchParams.get('error') === 'OAuthSignin';
}
