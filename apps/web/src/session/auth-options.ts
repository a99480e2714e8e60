import { randomUUID } from 'node:crypto';
import type { NextAuthOptions } from 'next-auth';
import Auth0 from 'next-auth/providers/auth0';
import { env } from '#env.ts';
import type { Ended } from './ended.ts';
import { endSession } from './ended-sessions.ts';
import { EXCHANGE_TIMEOUT_MS } from './exchange-refresh-token.ts';
import { identityOf } from './identity-of.ts';
import { isCallbackUrl } from './is-callback-url.ts';
import { renewSession } from './renew-session.ts';
import { SESSION_SECONDS, SessionToken } from './session-token.ts';

/**
 * How next-auth signs people in and keeps them signed in. For its route handler only: the callbacks renew tokens.
 * `onEnd` hears when the session is found to be over, or is ended by the person (`signed-out`).
 */
export function authOptions(onEnd: (ended: Ended) => void): NextAuthOptions {
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
      // `update` carries whatever the browser sent: none of it is looked at, it only asks for a renewal.
      jwt: async ({ token, account, trigger }) => {
        if (account) return { ...sessionOf(account) };
        const renewal = await renewSession(SessionToken.parse(token), { force: trigger === 'update' });
        if ('session' in renewal) return { ...renewal.session };
        onEnd(renewal.ended);
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
        onEnd({ why: 'signed-out' });
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
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: expires_at * 1000,
    identity: identityOf(id_token),
  };
}
