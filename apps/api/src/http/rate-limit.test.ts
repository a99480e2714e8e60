import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => void vi.advanceTimersByTime(ms);

/** How many of so many requests are let through. */
function letThrough(count: (key: string) => void, key: string, requests: number): number {
  let through = 0;
  for (let n = 0; n < requests; n++) {
    try {
      count(key);
      through++;
    } catch {
      // Refused.
    }
  }
  return through;
}

test('lets through as many requests a minute as the limit says, of callers and of addresses', () => {
  const limit = createRateLimit({ caller: 3, anonymous: 2 });
  expect(letThrough(limit.caller, 'auth0|jane', 5)).toBe(3);
  expect(letThrough(limit.anonymous, '127.0.0.1', 5)).toBe(2);
});

test('counts each caller apart', () => {
  const limit = createRateLimit({ caller: 1, anonymous: 1 });
  expect(letThrough(limit.caller, 'auth0|jane', 2)).toBe(1);
  expect(letThrough(limit.caller, 'auth0|vera', 2)).toBe(1);
});

test('says when trying again makes sense', () => {
  const limit = createRateLimit({ caller: 1, anonymous: 1 });
  limit.caller('auth0|jane');
  pass(19_500);
  expect(() => limit.caller('auth0|jane')).toThrow(
    expect.objectContaining({
      problem: 'too-many-requests',
      details: { detail: 'Try again in 41 s.', retryAfter: 41 },
    }),
  );
});

test('begins anew a minute after the first request, not after the last', () => {
  const limit = createRateLimit({ caller: 2, anonymous: 1 });
  limit.caller('auth0|jane');
  pass(59_999);
  expect(letThrough(limit.caller, 'auth0|jane', 2)).toBe(1);
  pass(1);
  expect(letThrough(limit.caller, 'auth0|jane', 3)).toBe(2);
});

test('goes on counting one caller where the minute of another is over', () => {
  const limit = createRateLimit({ caller: 1, anonymous: 1 });
  limit.caller('auth0|jane');
  pass(30_000);
  limit.caller('auth0|vera');
  pass(30_000);
  limit.caller('auth0|max');
  expect(letThrough(limit.caller, 'auth0|vera', 1)).toBe(0);
  expect(letThrough(limit.caller, 'auth0|jane', 1)).toBe(1);
});
