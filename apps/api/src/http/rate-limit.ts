import { DomainError } from '../errors.ts';

/** Counts a request of a caller, or of an address without a valid token; throws `too-many-requests` past the limit. */
export interface RateLimit {
  caller(userId: string): void;
  anonymous(address: string): void;
}

const WINDOW_MS = 60_000;

/** Makes the rate limits of one process. Limits are in requests a minute, which begins with the first of them. */
export function createRateLimit(limits: { caller: number; anonymous: number }): RateLimit {
  return { caller: createLimit(limits.caller), anonymous: createLimit(limits.anonymous) };
}

function createLimit(most: number): (key: string) => void {
  // In the order in which they end, so that those which are over stand in front.
  const windows = new Map<string, { requests: number; endsAt: number }>();
  const begin = (key: string, now: number) => {
    for (const [old, { endsAt }] of windows) {
      if (endsAt > now) break;
      windows.delete(old);
    }
    const window = { requests: 0, endsAt: now + WINDOW_MS };
    windows.set(key, window);
    return window;
  };
  return (key) => {
    const now = performance.now();
    const known = windows.get(key);
    const window = known && known.endsAt > now ? known : begin(key, now);
    window.requests += 1;
    if (window.requests <= most) return;
    const retryAfter = Math.ceil((window.endsAt - now) / 1_000);
    throw new DomainError('too-many-requests', { detail: `Try again in ${retryAfter} s.`, retryAfter });
  };
}
