import { LRUCache } from 'lru-cache';

export interface Taken {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** UNIX seconds of the moment when a request is possible again, or, if one is, when the bucket is full again. */
  reset: number;
}

/** Token buckets by key; the ones longest unused are forgotten beyond ten thousand. */
export function createTokenBuckets() {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: 10_000 });
  return {
    clear: () => buckets.clear(),
    take(key: string, { burst, perSecond }: { burst: number; perSecond: number }): Taken {
      const now = Date.now();
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const filled = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      const allowed = filled >= 1;
      const tokens = allowed ? filled - 1 : filled;
      buckets.set(key, { tokens, at: now });
      const missing = allowed ? burst - tokens : 1 - tokens;
      return {
        allowed,
        limit: burst,
        remaining: Math.floor(tokens),
        reset: Math.ceil((now + (missing / perSecond) * 1000) / 1000),
      };
    },
  };
}
