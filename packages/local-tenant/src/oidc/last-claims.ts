import { LRUCache } from 'lru-cache';
import type { Database } from '../store/database.ts';
import { createRecords } from './records.ts';

type Claims = Record<string, unknown>;

/** The custom claims of the last ID token that a user got for an application; `/userinfo` gives them too. */
export interface LastClaims {
  keep(userId: string, clientId: string, claims: Claims): Promise<void>;
  find(userId: string, clientId: string): Promise<Claims>;
  /** Forgets what was written: the store was emptied. */
  clear(): void;
}

const KEPT_SECONDS = 30 * 86_400;
const WRITTEN_ANEW_MS = 60_000;

/** Remembers them in the store. What was written a moment ago is known here: refreshes without a change write nothing. */
export function createLastClaims(db: Database): LastClaims {
  const records = createRecords(db, 'LastClaims');
  const written = new LRUCache<string, string>({ max: 10_000, ttl: WRITTEN_ANEW_MS });
  return {
    async keep(userId, clientId, claims) {
      const key = `${clientId} ${userId}`;
      const text = JSON.stringify(claims);
      if (written.get(key) === text) return;
      await records.upsert(key, { accountId: userId, clientId, claims }, KEPT_SECONDS);
      written.set(key, text);
    },
    async find(userId, clientId) {
      const record = await records.find(`${clientId} ${userId}`);
      return (record?.claims as Claims | undefined) ?? {};
    },
    clear: () => written.clear(),
  };
}
