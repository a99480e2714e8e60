import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRatePace } from './rate-pace.ts';

/** A token bucket that tells what Auth0 tells. */
function bucket(limit: number, perSecond: number, start: number) {
  let tokens = limit;
  let at = start;
  return (now: number) => {
    tokens = Math.min(limit, tokens + ((now - at) / 1_000) * perSecond);
    at = now;
    const status = tokens >= 1 ? 200 : 429;
    const missing = tokens >= 1 ? limit - (tokens - 1) : 1 - tokens;
    if (tokens >= 1) tokens -= 1;
    const resetAt = Math.ceil((now + (missing / perSecond) * 1_000) / 1_000) * 1_000;
    return { status, limit, remaining: Math.floor(tokens), resetAt };
  };
}

test('never asks a bucket that is empty, and uses nearly all that it gives', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 0, max: 999 }), (limit, phase) => {
      const start = 1_800_000_000_000 + phase;
      const take = bucket(limit, limit, start);
      const pace = createRatePace();
      let now = start;
      for (let i = 0; i < limit * 60; i++) {
        now += pace.waitMs(now) + 7;
        const answer = take(now);
        expect(answer.status).toBe(200);
        pace.note(answer, now);
      }
      // Sixty seconds' worth: a little more for what is learnt on the way and for the requests' own time.
      expect(now - start).toBeLessThan(60_000 + limit * 60 * 7 + 5_000);
    }),
  );
});

test('does not wait while requests remain, nor when nothing was said', () => {
  const pace = createRatePace();
  expect(pace.waitMs(1_000)).toBe(0);
  pace.note({ status: 200, limit: 10, remaining: 4, resetAt: 5_000 }, 1_000);
  expect(pace.waitMs(1_000)).toBe(0);
});

test('waits out a refusal as told, and is more cautious from then on', () => {
  const pace = createRatePace();
  pace.note({ status: 200, limit: 2, remaining: 0, resetAt: 2_000 }, 1_000);
  expect(pace.waitMs(1_000)).toBe(500);
  pace.note({ status: 429, limit: 2, remaining: 0, resetAt: 3_000 }, 1_500);
  expect(pace.waitMs(1_500)).toBe(1_500);
  pace.note({ status: 200, limit: 2, remaining: 0, resetAt: 4_000 }, 3_000);
  expect(pace.waitMs(3_000)).toBe(750);
});

test('never waits longer than until the reset', () => {
  const pace = createRatePace();
  for (let i = 0; i < 9; i++) pace.note({ status: 429, limit: 2, remaining: 0, resetAt: 1_500 }, 1_000);
  pace.note({ status: 200, limit: 2, remaining: 0, resetAt: 2_000 }, 1_000);
  expect(pace.waitMs(1_000)).toBe(1_000);
});
