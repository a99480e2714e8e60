import type { Report } from './report.ts';

/** What the tests of one workspace have to say for themselves. */
export interface Run {
  workspace: string;
  /** Missing when the runner wrote none. */
  report: Report | undefined;
}

/**
 * Adds up, and never lets a failed run look passed: a workspace without a report counts as a failure, and so does an
 * exit code other than 0 where no test is blamed.
 */
export function addUp(runs: readonly Run[], exitCode: number): Report {
  const total: Report = { passed: 0, skipped: 0, failures: [], secondAttempts: [] };
  const blame = (file: string, error: string) => total.failures.push({ file, test: 'the run', error });
  for (const { workspace, report } of runs) {
    if (!report) blame(workspace, 'The tests wrote no report.');
    total.passed += report?.passed ?? 0;
    total.skipped += report?.skipped ?? 0;
    total.failures.push(...(report?.failures ?? []));
    total.secondAttempts.push(...(report?.secondAttempts ?? []));
  }
  if (exitCode !== 0 && total.failures.length === 0)
    blame('turbo', `It ended with exit code ${exitCode} and blamed no test.`);
  return total;
}
