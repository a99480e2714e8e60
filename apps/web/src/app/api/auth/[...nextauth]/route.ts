import { after, NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { env } from '#env.ts';
import { authOptions, deniedSignIn, isCallbackUrl, logoutUrl } from '#session/next-auth.ts';
import { type Ended, endedAs, setRenewedCookies } from '#session/refresh.ts';
import { dropAudioCookie, endSession, readSession } from '#session/session.ts';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** What next-auth answers to its GET paths; of the way back from the identity provider, a refused sign-in by itself. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (action === 'error') return errorPage(request);
  const denied = action === 'callback' ? await deniedSignIn(request) : undefined;
  return denied ?? answer(request, context);
}

/** What next-auth answers to its POST paths, but for the beginning of a sign-in, which is app/session/begin. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (action === 'signin') return new Response('A sign-in begins at /session/begin.', { status: 404 });
  return answer(request, context);
}

/** Next-auth would go to the front page first, which those who are signed in do not get to see. */
function errorPage({ nextUrl }: NextRequest): NextResponse {
  const error = new URLSearchParams({ error: nextUrl.searchParams.get('error') ?? '' });
  return NextResponse.redirect(new URL(`/auth/error?${error}`, env().NEXTAUTH_URL));
}

/**
 * Next-auth's answer, and what it does not know of: why a session is over, that signing out goes on at the identity
 * provider, and that the session of whoever was signed in before ends when somebody else signs in, with what opens audio.
 */
async function answer(request: NextRequest, context: Context): Promise<Response> {
  const before = await readSession();
  let ended: Ended | undefined;
  let begun = false;
  const options = authOptions({
    onBegin: ({ identity }) => {
      begun = true;
      // Not before the new cookies are on their way: the answer to another page would take them back.
      if (before && before.identity.sub !== identity.sub) after(() => endSession(before));
    },
    onEnd: (end) => {
      ended = end;
    },
  });
  const response: Response = await NextAuth(sound(request), context, options);
  if (!ended && !begun) return response;
  const [action] = (await context.params).nextauth;
  const telling = new NextResponse();
  // Next-auth has taken the session's cookies back, too, but in a way that does not get through Next.
  if (ended) setRenewedCookies(telling.cookies, request.cookies.getAll(), endedAs(ended));
  else dropAudioCookie(telling.cookies);
  const headers = new Headers(response.headers);
  for (const cookie of telling.headers.getSetCookie()) headers.append('set-cookie', cookie);
  if (action !== 'signout') return new Response(response.body, { status: response.status, headers });
  const url = logoutUrl();
  if (!headers.has('location')) return Response.json({ url }, { headers });
  headers.set('location', url);
  return new Response(null, { status: 302, headers });
}

/** The request without an address to go to that is none, to which next-auth answers 500. */
function sound(request: NextRequest): NextRequest {
  const url = new URL(request.url);
  if (!isCallbackUrl(url.searchParams.get('callbackUrl'))) url.searchParams.delete('callbackUrl');
  return new NextRequest(url, request);
}
