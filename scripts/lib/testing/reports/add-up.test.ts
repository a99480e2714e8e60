import { expect, test } from 'vitest';
import { addUp } from './add-up.ts';

const failure = { file: 'a.test.ts', test: 'adds', error: 'expected 1 to be 2' };
const good = { passed: 4, skipped: 1, failures: [], secondAttempts: [failure] };
const bad = { passed: 2, skipped: 0, failures: [failure], secondAttempts: [] };

test('adds up what the runners report', () => {
  const runs = [
    { runner: 'vitest', exitCode: 1, report: bad },
    { runner: 'playwright', exitCode: 0, report: good },
  ];
  expect(addUp(runs)).toEqual({ passed: 6, skipped: 1, failures: [failure], secondAttempts: [failure] });
});

test('never lets a run look passed that ended badly or wrote no report', () => {
  const errors = (exitCode: number, report: typeof good | undefined) =>
    addUp([{ runner: 'vitest', exitCode, report }]).failures.map(({ error }) => error);
  expect(errors(0, good)).toEqual([]);
  expect(errors(1, good)).toEqual(['vitest ended with exit code 1 and blamed no test.']);
  expect(errors(0, undefined)).toEqual(['vitest ended with exit code 0 and wrote no report.']);
});
