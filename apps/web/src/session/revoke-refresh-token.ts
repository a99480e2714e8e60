import { env } from '#env.ts';

const TIMEOUT_MS = 2_000;

/**
 * Takes a refresh token back (RFC 7009), so that a copied session cookie dies with the session. When the identity
 * provider does not answer, sign-out goes on without it: the token is then good for no longer than its own lifetime.
 */
export async function revokeRefreshToken(refreshToken: string): Promise<void> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET } = env();
  await fetch(new URL('oauth/revoke', AUTH0_ISSUER_BASE_URL), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: AUTH0_CLIENT_ID,
      client_secret: AUTH0_CLIENT_SECRET,
      token: refreshToken,
    }),
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
}
