import { hasEnded } from './ended-sessions.ts';
import { exchangeRefreshToken, IdentityProviderUnreachable, SessionEnded } from './exchange-refresh-token.ts';
import { RefreshFlights } from './refresh-flights.ts';
import type { SessionToken, Tokens } from './session-token.ts';

/** An access token is renewed this long before it expires, so that it lasts through the request. */
const MARGIN_MS = 30_000;

// The proxy and the pages are bundled apart, yet run in one process: only a global is one for both.
const shared = globalThis as typeof globalThis & { setlistRefreshFlights?: RefreshFlights };

function flights(): RefreshFlights {
  shared.setlistRefreshFlights ??= new RefreshFlights(exchangeRefreshToken);
  return shared.setlistRefreshFlights;
}

/**
 * The session with tokens that are good now. `force` asks the identity provider even when they still are, because
 * it may say something new about the person. Call it only where the answer can become a cookie: in `proxy.ts`, in
 * next-auth's handler and in a server action; anywhere else the rotated refresh token would be lost.
 * While the identity provider is unreachable the session stays as it is. Throws SessionEnded when it is over.
 */
export async function renewSession(session: SessionToken, { force = false } = {}): Promise<SessionToken> {
  if (hasEnded(session)) throw new SessionEnded('The session was signed out');
  const asked = Date.now();
  const lasts = (tokens: Tokens) => tokens.expiresAt > asked + MARGIN_MS;
  if (!force && lasts(session)) return session;
  try {
    return await flights().renew(session.refreshToken, (tokens, startedAt) =>
      force ? startedAt >= asked : lasts(tokens),
    );
  } catch (error) {
    if (error instanceof IdentityProviderUnreachable) return session;
    throw error;
  }
}
