import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions, deniedSignIn, isCallbackUrl, logoutUrl } from '#session/next-auth.ts';
import { type Ended, setEndedCookie } from '#session/refresh.ts';
import { setSessionCookies } from '#session/session.ts';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** What a sign-in may ask of the identity provider beyond our own settings; scope and audience are not among it. */
const MAY_ASK = ['screen_hint', 'ui_locales', 'login_hint'];

/** What next-auth answers to its GET paths; of the way back from the identity provider, a refused sign-in by itself. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const denied = action === 'callback' ? await deniedSignIn(request) : undefined;
  return denied ?? answer(withQuery(request, isSound), context);
}

/** What next-auth answers to its POST paths; a sign-in may ask the identity provider for what is in `MAY_ASK` alone. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const allowed = action === 'signin' ? mayAsk : isSound;
  return answer(withQuery(request, allowed), context);
}

/**
 * Next-auth's answer, and what it does not know of: why a session is over, and that signing out goes on at the
 * identity provider.
 */
async function answer(request: NextRequest, context: Context): Promise<Response> {
  let ended: Ended | undefined;
  const onEnd = (end: Ended) => {
    ended = end;
  };
  const response: Response = await NextAuth(request, context, authOptions(onEnd));
  if (!ended) return response;
  const [action] = (await context.params).nextauth;
  // Next-auth has taken the session's cookies back, too, but in a way that does not get through Next.
  const telling = new NextResponse();
  setSessionCookies(telling.cookies, request.cookies.getAll(), []);
  setEndedCookie(telling.cookies, ended);
  const headers = new Headers(response.headers);
  for (const cookie of telling.headers.getSetCookie()) headers.append('set-cookie', cookie);
  if (action !== 'signout') return new Response(response.body, { status: response.status, headers });
  const url = logoutUrl();
  if (!headers.has('location')) return Response.json({ url }, { headers });
  headers.set('location', url);
  return new Response(null, { status: 302, headers });
}

type Allowed = (name: string, value: string) => boolean;

const mayAsk: Allowed = (name) => MAY_ASK.includes(name);

// Next-auth answers 500 to an address that is none.
const isSound: Allowed = (name, value) => name !== 'callbackUrl' || isCallbackUrl(value);

function withQuery(request: NextRequest, allowed: Allowed): NextRequest {
  const url = new URL(request.url);
  const kept = [...url.searchParams].filter(([name, value]) => allowed(name, value));
  url.search = new URLSearchParams(kept).toString();
  return new NextRequest(url, request);
}
