import { afterEach, expect, test, vi } from 'vitest';
import { createCache } from './cache.ts';

afterEach(() => void vi.useRealTimers());

test('keeps a value for 15 minutes unless told, and for 24 hours at most', () => {
  vi.useFakeTimers({ now: 0 });
  const { api } = createCache([]);
  api.set('default', 'a');
  api.set('long', 'b', { ttl: 90 * 3_600_000 });
  api.set('short', 'c', { ttl: 1000 });
  expect(api.get('default')).toEqual({ value: 'a', expires_at: 15 * 60_000 });
  expect(api.get('long')?.expires_at).toBe(24 * 3_600_000);
  vi.setSystemTime(1001);
  expect(api.get('short')).toBeUndefined();
  expect(api.get('default')).toBeDefined();
});

test('refuses long keys and values, a 21st entry, and more than 8 kB in all', () => {
  const { api } = createCache([]);
  expect(api.set('k'.repeat(65), 'v')).toMatchObject({ type: 'error' });
  expect(api.set('k', 'v'.repeat(4097))).toMatchObject({ type: 'error' });
  for (let entry = 0; entry < 20; entry++)
    expect(api.set(`key-${entry}`, 'v')).toMatchObject({ type: 'success' });
  expect(api.set('one-more', 'v')).toMatchObject({ type: 'error' });
  const other = createCache([]).api;
  expect(other.set('a', 'v'.repeat(4096))).toMatchObject({ type: 'success' });
  expect(other.set('b', 'v'.repeat(4096))).toMatchObject({ type: 'error' });
});

test('deletes, replaces, and hands its live entries on', () => {
  const cache = createCache([{ key: 'old', value: 'x', expiresAt: Date.now() + 60_000 }]);
  expect(cache.api.get('old')?.value).toBe('x');
  cache.api.set('old', 'y');
  cache.api.set('gone', 'z');
  cache.api.delete('gone');
  expect(cache.changed()).toMatchObject([{ key: 'old', value: 'y' }]);
});
