import { expect, test } from 'vitest';
import { summarize } from './summarize.ts';

const failure = (error: string) => ({ file: 'a.test.ts', test: 'adds', error });
const none = { passed: 0, skipped: 0, failures: [], secondAttempts: [] };
const withFailures = (count: number) =>
  summarize({
    ...none,
    passed: 1,
    failures: Array(count).fill(failure('line\n'.repeat(50))),
  }).split('\n');

test('puts the numbers into one line, with the skipped ones when there are any', () => {
  expect(summarize({ ...none, passed: 12 })).toBe('12 passed, 0 failed');
  expect(summarize({ ...none, passed: 12, skipped: 2 })).toBe('12 passed, 0 failed, 2 skipped');
});

test('names each failed test above the numbers, with the first lines of its error, without colours', () => {
  const failures = [failure('\u001b[31mexpected 1\u001b[39m\n\nto be 2'), failure('x'.repeat(1000))];
  const [name, first, second, other, long = '', empty, numbers, ...rest] = summarize({
    ...none,
    passed: 3,
    failures,
  }).split('\n');
  expect([name, first, second]).toEqual(['  ✗ a.test.ts > adds', '      expected 1', '      to be 2']);
  expect([other, empty, numbers, rest]).toEqual(['  ✗ a.test.ts > adds', '', '3 passed, 2 failed', []]);
  expect(long.length).toBeLessThan(200);
});

test('names what passed only when tried again, and why, and counts it as passed', () => {
  expect(summarize({ ...none, passed: 3, secondAttempts: [failure('too late')] }).split('\n')).toEqual([
    '  ↻ a.test.ts > adds (first attempt)',
    '      too late',
    '',
    '3 passed, 0 failed, 1 at the second attempt',
  ]);
});

test('stays shorter than the end of a log that people see, however much failed', () => {
  for (const count of [1, 5, 20, 50, 1000]) expect(withFailures(count).length).toBeLessThan(80);
  expect(withFailures(1)).toHaveLength(11);
  expect(withFailures(1000).slice(-3)).toEqual(['  … and 965 more', '', '1 passed, 1000 failed']);
});
