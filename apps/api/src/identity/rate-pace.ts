/** What an answer of the Management API says of its rate limit; times in UNIX milliseconds. */
export interface LimitAnswer {
  status: number;
  limit: number;
  remaining: number;
  /** When the bucket is full again, or, of a refusal, when a request is possible again. */
  resetAt: number;
}

const CAUTION = { step: 1.5, most: 4 };

/**
 * Keeps to a rate limit that is a token bucket, without wasting it. While requests remain it does not wait. Then it
 * waits for one token, not for the full bucket: the time until `reset`, divided by the tokens that are missing. Auth0
 * tells `reset` in whole seconds, rounded up, so the shortest such time seen is the nearest. A refusal is waited out
 * as told and makes it more cautious.
 */
export function createRatePace() {
  let perToken = Number.POSITIVE_INFINITY;
  let caution = 1;
  let openAt = 0;
  return {
    note({ status, limit, remaining, resetAt }: LimitAnswer, now: number): void {
      if (status === 429) {
        caution = Math.min(CAUTION.most, caution * CAUTION.step);
        openAt = resetAt;
        return;
      }
      if (resetAt > now) perToken = Math.min(perToken, (resetAt - now) / Math.max(1, limit - remaining));
      openAt = remaining > 0 ? 0 : now + Math.min(perToken * caution, resetAt - now);
    },
    /** Milliseconds to wait before the next request. */
    waitMs: (now: number): number => Math.max(0, openAt - now),
  };
}
