import { expect, test } from 'vitest';
import { duration } from './duration.ts';

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [61_000, '1:01'],
  [227_900, '3:47'],
  [3_723_000, '1:02:03'],
])('writes %i ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
