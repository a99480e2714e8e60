import { AUDIENCE, type TestTenant } from '@setlist/local-tenant/test/tenant';
import type { SessionToken } from '../src/session/session.ts';

/** Settings with which the web app reaches a tenant, and keeps in a folder which sessions have ended. */
export function settingsOf({ web }: TestTenant, sessionsDir: string): Record<string, string> {
  return {
    AUTH0_ISSUER_BASE_URL: web.issuer,
    AUTH0_AUDIENCE: AUDIENCE,
    AUTH0_CLIENT_ID: web.clientId,
    AUTH0_CLIENT_SECRET: web.clientSecret ?? '',
    SESSIONS_DIR: sessionsDir,
  };
}

/** Signs Jane in and returns her session, whose access token lasts for so many milliseconds, an hour unless told. */
export async function janesSession(tenant: TestTenant, lastsMs = 3_600_000): Promise<SessionToken> {
  const { access_token, refresh_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com' });
  return {
    sid: refresh_token.slice(0, 8),
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: Date.now() + lastsMs,
    identity: {
      ...{ sub: 'auth0|jane', displayName: 'Jane', editor: false, plan: 'free' },
      preferences: { theme: 'system', language: 'en' },
    },
  };
}
