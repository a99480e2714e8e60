import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FullConfig, Suite, TestCase, TestError } from '@playwright/test/reporter';
import type { Report } from './report.ts';
import { writeReport } from './write-report.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Writes down what passed, at which attempt, what did not and why, also what failed outside of any test. */
export default class PlaywrightReporter {
  #suite: Suite | undefined;
  #errors: TestError[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite;
  }

  onError(error: TestError): void {
    this.#errors.push(error);
  }

  onEnd(): void {
    const report: Report = { passed: 0, skipped: 0, failures: [], secondAttempts: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected' || outcome === 'flaky') report.passed++;
      if (outcome === 'flaky') report.secondAttempts.push(toFailure(test));
      if (outcome === 'skipped') report.skipped++;
      if (outcome === 'unexpected') report.failures.push(toFailure(test));
    }
    for (const error of this.#errors) {
      report.failures.push({ file: 'playwright', test: 'outside of any test', error: textOf([error]) });
    }
    writeReport(report);
  }
}

function toFailure(test: TestCase) {
  const [, , , ...titles] = test.titlePath();
  const errors = test.results.flatMap((result) => result.errors);
  return { file: relative(root, test.location.file), test: titles.join(' > '), error: textOf(errors) };
}

function textOf(errors: readonly TestError[]): string {
  return errors.map(({ message, value, stack }) => message ?? value ?? stack ?? 'no message').join('\n');
}
