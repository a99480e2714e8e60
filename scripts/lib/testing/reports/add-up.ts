import type { Failure, Report } from './report.ts';

/** How one test runner ended. */
export interface Run {
  runner: string;
  exitCode: number;
  /** Missing when the runner wrote none. */
  report: Report | undefined;
}

/**
 * Adds up, and never lets a failed run look passed: a runner that ended with another exit code than 0, or wrote no
 * report, counts as a failure even if it blames no test.
 */
export function addUp(runs: readonly Run[]): Report {
  const total: Report = { passed: 0, skipped: 0, failures: [], secondAttempts: [] };
  for (const run of runs) {
    const { passed = 0, skipped = 0, failures = [], secondAttempts = [] } = run.report ?? {};
    total.passed += passed;
    total.skipped += skipped;
    total.secondAttempts.push(...secondAttempts);
    total.failures.push(...failures, ...(failures.length > 0 ? [] : failureOfRun(run)));
  }
  return total;
}

function failureOfRun({ runner, exitCode, report }: Run): Failure[] {
  if (exitCode === 0 && report) return [];
  const what = report ? 'blamed no test' : 'wrote no report';
  return [
    { file: runner, test: 'the run', error: `${runner} ended with exit code ${exitCode} and ${what}.` },
  ];
}
