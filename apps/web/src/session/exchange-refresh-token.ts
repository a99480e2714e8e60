import { z } from 'zod';
import { env } from '#env.ts';
import { identityOf } from './identity-of.ts';
import type { Tokens } from './session-token.ts';

/** The identity provider has ended the session: the refresh token is spent, revoked, or sign-in was denied. */
export class SessionEnded extends Error {
  override name = 'SessionEnded';
}

/** The identity provider could not be reached or failed; the tokens may well be good again in a moment. */
export class IdentityProviderUnreachable extends Error {
  override name = 'IdentityProviderUnreachable';
}

/** Three times what the Actions may wait for the API (3 s); given up earlier, tokens on their way would be lost. */
export const EXCHANGE_TIMEOUT_MS = 10_000;
const Answer = z.object({
  access_token: z.string(),
  id_token: z.string(),
  expires_in: z.number(),
  /** Auth0 leaves it out when the application does not rotate refresh tokens. */
  refresh_token: z.string().optional(),
});

/**
 * Trades a refresh token for new tokens (RFC 6749, 6); the post-login Actions run there and may change the claims.
 * Throws SessionEnded when the identity provider refuses, IdentityProviderUnreachable when it cannot answer.
 */
export async function exchangeRefreshToken(refreshToken: string): Promise<Tokens> {
  const startedAt = Date.now();
  const response = await post(refreshToken);
  if (response.status === 429 || response.status >= 500) {
    throw new IdentityProviderUnreachable(`The token endpoint answered ${response.status}`);
  }
  if (!response.ok) throw new SessionEnded(`The token endpoint answered ${response.status}`);
  const answer = Answer.parse(await response.json());
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? refreshToken,
    expiresAt: startedAt + answer.expires_in * 1000,
    identity: identityOf(answer.id_token),
  };
}

async function post(refreshToken: string): Promise<Response> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET } = env();
  try {
    return await fetch(new URL('oauth/token', AUTH0_ISSUER_BASE_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: AUTH0_CLIENT_ID,
        client_secret: AUTH0_CLIENT_SECRET,
        refresh_token: refreshToken,
      }),
      cache: 'no-store',
      signal: AbortSignal.timeout(EXCHANGE_TIMEOUT_MS),
    });
  } catch (cause) {
    throw new IdentityProviderUnreachable('The token endpoint did not answer', { cause });
  }
}
