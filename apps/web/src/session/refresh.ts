import { createHash } from 'node:crypto';
import { CLAIMS, PLAYLIST_EDITOR, Plan, Preferences } from '@setlist/contracts';
import { z } from 'zod';
import { env } from '#env.ts';
import {
  type Cookie,
  type CookieJar,
  cookieAttributes,
  decodeSession,
  dropAudioCookie,
  encodeSession,
  endSession,
  hasEnded,
  type Identity,
  isTooLong,
  jwtPayload,
  type SessionToken,
  sessionCookieNames,
  setSessionCookies,
  type Tokens,
} from './session.ts';

// How a session goes on, or why it is over: its refresh token is exchanged, once whoever asks, and what comes of it
// becomes the cookies of an answer. It is one room because each step of that is called by the next one alone; they
// stand from what others call to what asks the identity provider.

/** The header by which the proxy tells what is behind it that it renewed the session for this very request. */
export const RENEWED_HEADER = 'x-setlist-session-renewed';

/** A request's session after renewing; `cookies` are the new ones where they changed: none when it has ended. */
export interface Renewed {
  signedIn: boolean;
  cookies?: Cookie[];
  /** Why the session that the request came with is over. */
  ended?: Ended;
}

/** Renews the session in a request's cookies when it is about to expire, or at once with `force`. */
export async function renewCookies(
  before: readonly Cookie[],
  options?: { force: boolean },
): Promise<Renewed> {
  const names = sessionCookieNames(before);
  if (names.length === 0) return { signedIn: false };
  const session = await decodeSession(before);
  // Taken back already, by somebody who only could empty it.
  if (before.every(({ name, value }) => !names.includes(name) || value === ''))
    return { signedIn: false, cookies: [] };
  // Tampered with, sealed with another key, or older than a session lasts.
  if (!session) return endedAs({ why: 'expired' });
  const renewal = await renewSession(session, options);
  if ('ended' in renewal) return endedAs(renewal.ended);
  if (renewal.session === session) return { signedIn: true };
  if (await isTooLong(renewal.session)) {
    await endSession(renewal.session);
    return endedAs({ why: 'too-long' });
  }
  return { signedIn: true, cookies: await encodeSession(renewal.session) };
}

/** What is left of a request's session that is over: no cookie, and why. */
export const endedAs = (ended: Ended): Renewed => ({ signedIn: false, cookies: [], ended });

/**
 * Puts what has become of a request's session into the answer: its cookies, where they changed, and why it is over, for
 * as long as nobody is signed in. `before` are the cookies of the request.
 */
export function setRenewedCookies(
  jar: CookieJar,
  before: readonly Cookie[],
  { signedIn, cookies, ended }: Renewed,
): void {
  if (cookies) setSessionCookies(jar, before, cookies);
  if (ended) {
    dropAudioCookie(jar);
    setEndedCookie(jar, ended);
  } else if (signedIn && before.some(({ name }) => name === ENDED_COOKIE)) {
    jar.set(ENDED_COOKIE, '', cookieAttributes(0));
  }
}

/**
 * Why a session is over: the person is blocked, is deleted, has deleted their account, was denied by an Action (in its words), signed out, the
 * session was too old or ended at the identity provider, or it has become too long for cookies.
 */
const Ended = z.discriminatedUnion('why', [
  z.object({ why: z.enum(['blocked', 'deleted', 'expired', 'left', 'signed-out', 'too-long']) }),
  z.object({ why: z.literal('denied'), reason: z.string().max(300) }),
]);
export type Ended = z.infer<typeof Ended>;

/** The cookie that brings the reason to the front page. It is never taken from an address, which anybody can write. */
export const ENDED_COOKIE = 'setlist.ended';

/**
 * Puts the reason into an answer, for an hour or until the next sign-in. Who signed out knows why; an earlier reason
 * is no longer true then.
 */
export function setEndedCookie(jar: CookieJar, ended: Ended): void {
  const value = ended.why === 'denied' ? { ...ended, reason: ended.reason.slice(0, 300) } : ended;
  if (ended.why === 'signed-out') jar.set(ENDED_COOKIE, '', cookieAttributes(0));
  else jar.set(ENDED_COOKIE, JSON.stringify(value), cookieAttributes(60 * 60));
}

/** Reads the cookie; undefined when it is not there or none of ours. */
export function readEnded(value: string | undefined): Ended | undefined {
  try {
    return Ended.safeParse(JSON.parse(value ?? '')).data;
  } catch {
    return undefined;
  }
}

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
  const { sid, beganAt, providerSid } = session;
  if (exchanged.outcome !== 'renewed') return { session };
  return { session: { ...exchanged.tokens, sid, beganAt, providerSid } };
}

/** An exchange under way or done: when it began (ms), and what comes of it. */
interface Flight {
  startedAt: number;
  exchanged: Promise<Exchanged>;
}

type Exchange = (refreshToken: string) => Promise<Exchanged>;

/** A spent token stays traceable for this long, so that a request with an old cookie finds the new tokens. */
const KEEP_MS = 10 * 60_000;
/** Who does not answer is not asked again at once by everybody who waits. */
const KEEP_UNREACHABLE_MS = 1_000;

/**
 * Lets every refresh token be exchanged once, whoever asks and however many at a time ("single flight"): with rotation,
 * a second exchange would look like theft and end the session (RFC 9700, 4.14).
 */
export class RefreshFlights {
  readonly #flights = new Map<string, Flight>();
  readonly #exchange: Exchange;
  readonly #now: () => number;

  constructor(exchange: Exchange, now: () => number = Date.now) {
    this.#exchange = exchange;
    this.#now = now;
  }

  /**
   * The newest tokens that came from `refreshToken`, through as many exchanges as have happened since; when none of
   * them is good enough, the last refresh token is exchanged. An exchange that brought none ends the search.
   */
  async renew(
    refreshToken: string,
    goodEnough: (tokens: Tokens, startedAt: number) => boolean,
  ): Promise<Exchanged> {
    this.#sweep();
    let token = refreshToken;
    for (let flight = this.#find(token); flight; flight = this.#find(token)) {
      const exchanged = await flight.exchanged;
      if (exchanged.outcome !== 'renewed' || goodEnough(exchanged.tokens, flight.startedAt)) return exchanged;
      if (exchanged.tokens.refreshToken === token) break;
      token = exchanged.tokens.refreshToken;
    }
    return this.#start(token).exchanged;
  }

  #find(token: string): Flight | undefined {
    return this.#flights.get(keyOf(token));
  }

  #start(token: string): Flight {
    const flight = { startedAt: this.#now(), exchanged: this.#exchange(token) };
    this.#flights.set(keyOf(token), flight);
    void flight.exchanged.then(({ outcome }) => {
      if (outcome === 'unreachable') flight.startedAt = this.#now() - KEEP_MS + KEEP_UNREACHABLE_MS;
    });
    return flight;
  }

  #sweep() {
    const oldest = this.#now() - KEEP_MS;
    for (const [key, flight] of this.#flights) if (flight.startedAt < oldest) this.#flights.delete(key);
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

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

const Claims = z.object({
  sub: z.string(),
  email: z.string().optional(),
  [CLAIMS.displayName]: z.string().catch('user'),
  [CLAIMS.roles]: z.array(z.string()).catch([]),
  [CLAIMS.plan]: Plan.catch('free'),
  [CLAIMS.preferences]: z
    .object({
      theme: Preferences.shape.theme.catch('system'),
      language: Preferences.shape.language.catch('en'),
    })
    .catch({ theme: 'system', language: 'en' }),
});

/** The identity provider's id of the session that an ID token came of; undefined when it does not say it. */
export function providerSidOf(idToken: string): string | undefined {
  return z.object({ sid: z.string() }).safeParse(jwtPayload(idToken)).data?.sid;
}

/**
 * Reads who somebody is from an ID token that came straight from the token endpoint. Its signature need not be
 * checked again there (OpenID Connect Core, 3.1.3.7, step 6). Throws when it is not a JWT with a subject.
 */
export function identityOf(idToken: string): Identity {
  const claims = Claims.parse(jwtPayload(idToken));
  return {
    sub: claims.sub,
    displayName: claims[CLAIMS.displayName],
    ...(claims.email ? { email: claims.email } : {}),
    editor: claims[CLAIMS.roles].includes(PLAYLIST_EDITOR),
    plan: claims[CLAIMS.plan],
    preferences: claims[CLAIMS.preferences],
  };
}
