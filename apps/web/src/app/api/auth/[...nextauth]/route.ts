import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '#session/auth-options.ts';
import { deniedSignIn } from '#session/denied-sign-in.ts';
import { isCallbackUrl } from '#session/is-callback-url.ts';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** What a sign-in may ask of the identity provider beyond our own settings; scope and audience are not among it. */
const MAY_ASK = ['screen_hint', 'ui_locales', 'login_hint'];

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const denied = action === 'callback' ? await deniedSignIn(request) : undefined;
  return denied ?? NextAuth(withQuery(request, isSound), context, authOptions());
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action] = (await context.params).nextauth;
  const allowed = action === 'signin' ? mayAsk : isSound;
  return NextAuth(withQuery(request, allowed), context, authOptions());
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
