import { COUNTS_AFTER_MS } from '@setlist/contracts/constants';

/**
 * Counts how long somebody really listened: time that passed while sound came out. Seeking, pausing and waiting for
 * data add nothing, however far the song's own position moves. Times are milliseconds of a steady clock.
 */
export class ListeningTime {
  #heard = 0;
  #since: number | null = null;

  /** Sound comes out from now on. */
  start(now: number) {
    this.#since ??= now;
  }

  /** Sound stops. */
  stop(now: number) {
    this.#heard = this.heard(now);
    this.#since = null;
  }

  /** Milliseconds heard until now. */
  heard(now: number): number {
    return this.#heard + (this.#since === null ? 0 : Math.max(0, now - this.#since));
  }
}

/** How much of a song has to be heard for a play: 30 s, or half of it if that is less. Milliseconds, rounded up. */
export function neededListening(durationMs: number | null): number {
  return durationMs === null ? COUNTS_AFTER_MS : Math.min(COUNTS_AFTER_MS, Math.ceil(durationMs / 2));
}
