import { env } from '#env.ts';

const TIMEOUT_MS = 2_000;

/**
 * Takes a refresh token back with all that came of the same sign-in (RFC 7009), so that a copied session cookie dies
 * with the session. Tells whether that is settled: false when the identity provider did not answer, or not sensibly.
 */
export async function revokeRefreshToken(refreshToken: string): Promise<boolean> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET } = env();
  try {
    const { status } = await fetch(new URL('oauth/revoke', AUTH0_ISSUER_BASE_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: AUTH0_CLIENT_ID,
        client_secret: AUTH0_CLIENT_SECRET,
        token: refreshToken,
      }),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return status < 300;
  } catch {
    return false;
  }
}
