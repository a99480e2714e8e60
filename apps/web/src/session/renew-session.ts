import type { Ended } from './ended.ts';
import { hasEnded } from './ended-sessions.ts';
import { exchangeRefreshToken } from './exchange-refresh-token.ts';
import { RefreshFlights } from './refresh-flights.ts';
import type { SessionToken, Tokens } from './session-token.ts';

/** An access token is renewed this long before it expires, so that it lasts through the request. */
const MARGIN_MS = 30_000;

// Proxy, pages and handlers are bundled apart, yet run in one process: only a global is one for all. Whichever bundle
// comes first makes it, so nothing with a class of its own may come out of it.
const shared = globalThis as typeof globalThis & { setlistRefreshFlights?: RefreshFlights };

function flights(): RefreshFlights {
  shared.setlistRefreshFlights ??= new RefreshFlights(exchangeRefreshToken);
  return shared.setlistRefreshFlights;
}

/** A session that goes on, or why it does not. */
export type Renewal = { session: SessionToken } | { ended: Ended };

/**
 * The session with tokens that are good now. `force` asks the identity provider even when they still are, because
 * it may say something new about the person. Call it only where the answer can become a cookie: in `proxy.ts`, in
 * next-auth's handler and in the route by which an open page asks for it; anywhere else the rotated refresh token
 * would be lost. While the identity provider is unreachable the session stays as it is.
 */
export async function renewSession(session: SessionToken, { force = false } = {}): Promise<Renewal> {
  if (await hasEnded(session)) return { ended: { why: 'signed-out' } };
  const asked = Date.now();
  const lasts = (tokens: Tokens) => tokens.expiresAt > asked + MARGIN_MS;
  if (!force && lasts(session)) return { session };
  const exchanged = await flights().renew(session.refreshToken, (tokens, startedAt) =>
    force ? startedAt >= asked : lasts(tokens),
  );
  if (exchanged.outcome === 'ended') return { ended: exchanged.ended };
  return { session: exchanged.outcome === 'renewed' ? { ...exchanged.tokens, sid: session.sid } : session };
}
