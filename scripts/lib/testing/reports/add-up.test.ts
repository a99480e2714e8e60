import { expect, test } from 'vitest';
import { addUp } from './add-up.ts';

const failure = { file: 'a.test.ts', test: 'adds', error: 'expected 1 to be 2' };
const good = { passed: 4, skipped: 1, failures: [], secondAttempts: [failure] };
const bad = { passed: 2, skipped: 0, failures: [failure], secondAttempts: [] };

test('adds up what the workspaces report', () => {
  const runs = [
    { workspace: 'packages/covers', report: bad },
    { workspace: 'e2e', report: good },
  ];
  expect(addUp(runs, 1)).toEqual({ passed: 6, skipped: 1, failures: [failure], secondAttempts: [failure] });
});

test('never lets a run look passed that ended badly or wrote no report', () => {
  const errors = (exitCode: number, report: typeof good | undefined) =>
    addUp([{ workspace: 'e2e', report }], exitCode).failures.map(({ file, error }) => `${file}: ${error}`);
  expect(errors(0, good)).toEqual([]);
  expect(errors(1, good)).toEqual(['turbo: It ended with exit code 1 and blamed no test.']);
  expect(errors(0, undefined)).toEqual(['e2e: The tests wrote no report.']);
});
