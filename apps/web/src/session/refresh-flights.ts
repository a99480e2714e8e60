import { createHash } from 'node:crypto';
import type { Exchanged } from './exchange-refresh-token.ts';
import type { Tokens } from './session-token.ts';

/** An exchange under way or done: when it began (ms), and what comes of it. */
interface Flight {
  startedAt: number;
  exchanged: Promise<Exchanged>;
}

export type Exchange = (refreshToken: string) => Promise<Exchanged>;

/** A spent token stays traceable for this long, so that a request with an old cookie finds the new tokens. */
const KEEP_MS = 10 * 60_000;
/** Who does not answer is not asked again at once by everybody who waits. */
const KEEP_UNREACHABLE_MS = 1_000;

/**
 * Lets every refresh token be exchanged once, whoever asks and however many at a time: with rotation, a second
 * exchange would look like theft and end the session (RFC 9700, 4.14).
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
    return this.#take(token).exchanged;
  }

  #find(token: string): Flight | undefined {
    return this.#flights.get(keyOf(token));
  }

  #take(token: string): Flight {
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
