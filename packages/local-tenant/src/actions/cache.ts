import type { CacheEntry } from './protocol.ts';

// https://auth0.com/docs/customize/actions/limitations
const LIMITS = { entries: 20, keyBytes: 64, valueBytes: 4096, totalBytes: 8192, maxTtlMs: 24 * 3_600_000 };
const DEFAULT_TTL_MS = 15 * 60_000;

type CacheResult =
  | { type: 'success'; record: { value: string; expires_at: number } }
  | { type: 'error'; code: string };

/** `api.cache`: strings that live from one run of a trigger to the next. Over a limit `set` returns an error code. */
export function createCache(entries: CacheEntry[]) {
  const records = new Map(entries.map((entry) => [entry.key, entry]));
  let isChanged = false;
  const live = () => [...records.values()].filter((entry) => entry.expiresAt > Date.now());
  const get = (key: string) => {
    const entry = records.get(key);
    return entry && entry.expiresAt > Date.now() ? toRecord(entry) : undefined;
  };
  const set = (
    key: string,
    value: string,
    options: { ttl?: number; expires_at?: number } = {},
  ): CacheResult => {
    const others = live().filter((entry) => entry.key !== key);
    const code = refusal(key, value, others);
    if (code) return { type: 'error', code };
    const {
      ttl = options.expires_at ? LIMITS.maxTtlMs : DEFAULT_TTL_MS,
      expires_at = Number.POSITIVE_INFINITY,
    } = options;
    const now = Date.now();
    const entry = { key, value, expiresAt: Math.min(now + ttl, expires_at, now + LIMITS.maxTtlMs) };
    records.set(key, entry);
    isChanged = true;
    return { type: 'success', record: toRecord(entry) };
  };
  const remove = (key: string): { type: 'success' } => {
    isChanged = records.delete(key) || isChanged;
    return { type: 'success' };
  };
  /** What it holds by now; undefined when nothing was changed. */
  const changed = () => (isChanged ? live() : undefined);
  return { api: { get, set, delete: remove }, changed };
}

function refusal(key: string, value: unknown, others: CacheEntry[]): string | undefined {
  if (typeof value !== 'string') return 'INVALID_VALUE';
  const bytes = (text: string) => Buffer.byteLength(text);
  if (bytes(key) > LIMITS.keyBytes) return 'CACHE_KEY_TOO_LONG';
  if (bytes(value) > LIMITS.valueBytes) return 'CACHE_VALUE_TOO_LONG';
  if (others.length >= LIMITS.entries) return 'CACHE_FULL';
  const total = others.reduce((sum, entry) => sum + bytes(entry.key) + bytes(entry.value), 0);
  return total + bytes(key) + bytes(value) > LIMITS.totalBytes ? 'CACHE_FULL' : undefined;
}

function toRecord(entry: CacheEntry): { value: string; expires_at: number } {
  return { value: entry.value, expires_at: entry.expiresAt };
}
