import { z } from 'zod';
import { env } from '#env.ts';
import type { Ended } from './ended.ts';
import { identityOf } from './identity-of.ts';
import type { Tokens } from './session-token.ts';

/**
 * What came of asking for new tokens. It is data with a tag, not an error with a class: proxy, pages and handlers are
 * bundled apart, each with classes of its own, and share the exchanges under way.
 * `unreachable`: nobody answered, or not sensibly; the tokens may well be good again in a moment.
 */
export type Exchanged =
  | { outcome: 'renewed'; tokens: Tokens }
  | { outcome: 'ended'; ended: Ended }
  | { outcome: 'unreachable' };

/** Three times what the Actions may wait for the API (3 s); given up earlier, tokens on their way would be lost. */
export const EXCHANGE_TIMEOUT_MS = 10_000;
const Answer = z.object({
  access_token: z.string(),
  id_token: z.string(),
  expires_in: z.number(),
  /** Auth0 leaves it out when the application does not rotate refresh tokens. */
  refresh_token: z.string().optional(),
});
const Refusal = z.object({ error: z.string(), error_description: z.string().catch('') });

/** Trades a refresh token for new tokens (RFC 6749, 6); the post-login Actions run there and may change the claims. */
export async function exchangeRefreshToken(refreshToken: string): Promise<Exchanged> {
  const startedAt = Date.now();
  try {
    const response = await post(refreshToken);
    const body: unknown = await response.json();
    if (!response.ok) return refused(response.status, body);
    const answer = Answer.parse(body);
    const tokens = {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? refreshToken,
      expiresAt: startedAt + answer.expires_in * 1000,
      identity: identityOf(answer.id_token),
    };
    return { outcome: 'renewed', tokens };
  } catch {
    return { outcome: 'unreachable' };
  }
}

function post(refreshToken: string): Promise<Response> {
  const { AUTH0_ISSUER_BASE_URL, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET } = env();
  return fetch(new URL('oauth/token', AUTH0_ISSUER_BASE_URL), {
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
}

// Auth0's words, which its own SDKs go by as well.
const BLOCKED = 'user is blocked';
const DELETED = "The refresh_token was generated for a user who doesn't exist anymore.";

function refused(status: number, body: unknown): Exchanged {
  const refusal = Refusal.safeParse(body);
  // About this application's own credentials, and not about the person.
  if (status === 401) console.error('The identity provider refuses AUTH0_CLIENT_ID or AUTH0_CLIENT_SECRET.');
  if (!refusal.success || status === 401 || status === 429 || status >= 500) {
    return { outcome: 'unreachable' };
  }
  const { error, error_description: reason } = refusal.data;
  if (reason === BLOCKED) return { outcome: 'ended', ended: { why: 'blocked' } };
  if (reason === DELETED) return { outcome: 'ended', ended: { why: 'deleted' } };
  if (error === 'access_denied') return { outcome: 'ended', ended: { why: 'denied', reason } };
  return { outcome: 'ended', ended: { why: 'expired' } };
}
