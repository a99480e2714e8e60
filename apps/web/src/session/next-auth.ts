import { randomUUID } from 'node:crypto';
import { DEMO_PEOPLE } from '@setlist/contracts/constants';
import { type NextRequest, NextResponse } from 'next/server';
import type { NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import Auth0 from 'next-auth/providers/auth0';
import { z } from 'zod';
import { env } from '#env.ts';
import { type Ended, EXCHANGE_TIMEOUT_MS, identityOf, providerSidOf, renewSession } from './refresh.ts';
import {
  cookieAttributes,
  endSession,
  isTooLong,
  SESSION_SECONDS,
  SessionToken,
  secureCookies,
} from './session.ts';

// How next-auth begins a session, and what it gets wrong or does not know of, put right around it. It is one room so
// that another library in its place changes this file and the routes app/api/auth and app/session/begin.

interface Watch {
  /** Hears of the session that a sign-in begins. */
  onBegin?: (session: SessionToken) => void;
  /** Hears when the session is found to be over, or is ended by the person (`signed-out`). */
  onEnd?: (ended: Ended) => void;
}

/** How next-auth signs people in and keeps them signed in. For its route handlers only: the callbacks renew tokens. */
export function authOptions({ onBegin, onEnd }: Watch = {}): NextAuthOptions {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_AUDIENCE, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET, NEXTAUTH_SECRET } =
    env();
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/', error: '/auth/error' },
    providers: [
      Auth0({
        clientId: AUTH0_CLIENT_ID,
        clientSecret: AUTH0_CLIENT_SECRET,
        issuer: AUTH0_ISSUER_BASE_URL.replace(/\/$/, ''),
        checks: ['pkce', 'state', 'nonce'],
        httpOptions: { timeout: EXCHANGE_TIMEOUT_MS },
        authorization: {
          params: { scope: 'openid profile email offline_access', audience: AUTH0_AUDIENCE },
        },
      }),
    ],
    callbacks: {
      // A string is where to go instead of in.
      signIn: async ({ account }) =>
        account && (await isTooLong(sessionOf(account))) ? '/auth/error?error=SessionTooLong' : true,
      // `update` carries whatever the browser sent: none of it is looked at, it only asks for a renewal.
      jwt: async ({ token, account, trigger }) => {
        if (account) {
          const session = sessionOf(account);
          onBegin?.(session);
          return { ...session };
        }
        const renewal = await renewSession(SessionToken.parse(token), { force: trigger === 'update' });
        if ('session' in renewal) return { ...renewal.session };
        onEnd?.(renewal.ended);
        // Next-auth takes an error here as the end of the session, and takes its cookies back.
        throw new SessionIsOver();
      },
      redirect: ({ url, baseUrl }) => {
        const target = isCallbackUrl(url) ? new URL(url, baseUrl) : undefined;
        return target?.origin === baseUrl ? target.href : baseUrl;
      },
      session: ({ session, token }) => ({
        user: { name: SessionToken.parse(token).identity.displayName },
        expires: session.expires,
      }),
    },
    events: {
      signOut: async ({ token }) => {
        const session = SessionToken.safeParse(token);
        if (session.success) await endSession(session.data);
        onEnd?.({ why: 'signed-out' });
      },
    },
    logger: {
      error: (code, metadata) => {
        if (!(metadata instanceof SessionIsOver)) console.error(`next-auth: ${code}`, metadata);
      },
    },
  };
}

/** Thrown by the callback that renews, and known by it alone: nothing of our own catches it. */
class SessionIsOver extends Error {}

interface Account {
  access_token?: string | undefined;
  refresh_token?: string | undefined;
  id_token?: string | undefined;
  expires_at?: number | undefined;
}

function sessionOf({ access_token, refresh_token, id_token, expires_at }: Account): SessionToken {
  if (!access_token || !refresh_token || !id_token || !expires_at) {
    throw new Error(
      'The identity provider left a token out: allow "offline_access" for the API and the application',
    );
  }
  return {
    sid: randomUUID(),
    beganAt: Date.now(),
    providerSid: providerSidOf(id_token),
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: expires_at * 1000,
    identity: identityOf(id_token),
  };
}

/** What a form asks of a sign-in. What is none of what ours ask is as good as not there. */
const SignInForm = z.object({
  /** Where to go afterwards. */
  next: z.string().refine(isCallbackUrl).catch('/'),
  screen_hint: z.literal('signup').optional().catch(undefined),
  /** Whom to sign in with one tap, by email. */
  demo: z
    .enum(DEMO_PEOPLE.map(({ email }) => email))
    .optional()
    .catch(undefined),
});

/**
 * What a sign-in that a form begins asks of next-auth, `callbackUrl`, and of the identity provider, `params`. A demo
 * person is signed in by one request where the tenant does that; elsewhere its page opens with the email filled in
 * (docs/decisions/0033-one-tap-for-demo-people.md).
 */
export function readSignInForm(form: unknown, language: string) {
  const { next, screen_hint, demo } = SignInForm.parse(form);
  const params: Record<string, string> = { ui_locales: language };
  if (screen_hint) params.screen_hint = screen_hint;
  // With `prompt` nobody else who is signed in there comes back in their place.
  if (demo) Object.assign(params, { login_hint: demo, 'ext-demo': '1', prompt: 'login' });
  return { callbackUrl: next, params };
}

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
  response.cookies.set(DENIAL_COOKIE, reason, { ...cookieAttributes(60), path: '/auth/error' });
  return response;
}

async function isOurs(request: NextRequest, state: string | null): Promise<boolean> {
  const name = `${secureCookies() ? '__Secure-' : ''}next-auth.state`;
  const token = request.cookies.get(name)?.value;
  if (!token || !state) return false;
  const decoded = await decode({ token, secret: env().NEXTAUTH_SECRET, salt: name }).catch(() => null);
  return decoded?.value === state;
}

/**
 * Whether next-auth can take something as the address to go to after sign-in; to anything else it answers 500.
 * Whether the address is one of ours is another question.
 */
export function isCallbackUrl(address: unknown): address is string {
  if (typeof address !== 'string') return false;
  const base = address.startsWith('/') ? 'http://localhost' : undefined;
  return URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol);
}

const CALLBACK_COOKIE = /^(__Secure-)?next-auth\.callback-url$/;

/**
 * Takes next-auth's cookie with the address to go to after sign-in off a request when it is none: next-auth would
 * answer 500 until the cookie is gone. Without it, it sets a new one.
 */
export function dropInvalidCallbackCookie({ cookies }: NextRequest): void {
  for (const { name, value } of cookies.getAll()) {
    if (CALLBACK_COOKIE.test(name) && !isCallbackUrl(value)) cookies.delete(name);
  }
}

/** Where signing out goes on: the identity provider ends its own session and sends the browser back to `/`. */
export function logoutUrl(): string {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, NEXTAUTH_URL } = env();
  const url = new URL('v2/logout', AUTH0_ISSUER_BASE_URL);
  url.searchParams.set('client_id', AUTH0_CLIENT_ID);
  url.searchParams.set('returnTo', NEXTAUTH_URL);
  return url.href;
}
