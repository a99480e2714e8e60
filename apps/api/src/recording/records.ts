import { LRUCache } from 'lru-cache';
import type { RequestRecord } from './record.ts';

export interface Records {
  keep(userId: string, record: RequestRecord): void;
  find(userId: string, requestId: string): RequestRecord | undefined;
}

interface Kept {
  userId: string;
  record: RequestRecord;
}

/** How much is kept: of each person, of all together in characters of JSON, and for how long. */
export const BOUNDS = { perPerson: 50, characters: 16_000_000, milliseconds: 600_000 };

/** Makes the store of records, in memory. What is beyond its bounds goes, the oldest first. */
export function createRecords(bounds = BOUNDS): Records {
  /** By person, the newest last. */
  const requestIds = new Map<string, Set<string>>();
  const kept = new LRUCache<string, Kept>({
    maxSize: bounds.characters,
    sizeCalculation: ({ record }) => JSON.stringify(record).length,
    ttl: bounds.milliseconds,
    ttlResolution: 0,
    dispose({ userId, record }, _key, reason) {
      if (reason === 'set') return;
      const ids = requestIds.get(userId);
      ids?.delete(record.requestId);
      if (ids?.size === 0) requestIds.delete(userId);
    },
  });
  // The id alone would not do: whoever asks may choose it.
  const keyOf = (userId: string, requestId: string) => `${requestId} ${userId}`;

  return {
    keep(userId, record) {
      kept.purgeStale();
      const ids = requestIds.get(userId) ?? new Set();
      ids.delete(record.requestId);
      requestIds.set(userId, ids.add(record.requestId));
      kept.set(keyOf(userId, record.requestId), { userId, record });
      const [oldest] = ids;
      if (ids.size > bounds.perPerson && oldest) kept.delete(keyOf(userId, oldest));
    },
    find: (userId, requestId) => kept.peek(keyOf(userId, requestId))?.record,
  };
}
