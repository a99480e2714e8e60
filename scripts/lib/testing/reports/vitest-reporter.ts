import { stripVTControlCharacters } from 'node:util';
import type { SerializedError, TestModule, TestSuite } from 'vitest/node';
import type { Failure, Report } from './report.ts';
import { writeReport } from './write-report.ts';

type ErrorLike = Pick<SerializedError, 'message' | 'stack'> & { diff?: string };

/** Writes down what passed, what did not and why, also what failed outside of any test. */
export default class VitestReporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const report: Report = { passed: 0, skipped: 0, failures: [], secondAttempts: [] };
    for (const module of modules) addModule(report, module);
    for (const error of errors) {
      report.failures.push({ file: 'vitest', test: 'outside of any test', error: textOf([error]) });
    }
    writeReport(report);
  }
}

function addModule(report: Report, module: TestModule): void {
  const file = module.relativeModuleId;
  const failures: Failure[] = [];
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result();
    if (state === 'passed') report.passed++;
    else if (state === 'skipped') report.skipped++;
    else failures.push({ file, test: test.fullName, error: textOf(errors ?? []) });
  }
  const groups: (TestModule | TestSuite)[] = [module, ...module.children.allSuites()];
  for (const group of groups) {
    const test = group.type === 'suite' ? group.fullName : 'the file';
    if (group.errors().length > 0) failures.push({ file, test, error: textOf(group.errors()) });
  }
  report.failures.push(...failures);
}

function textOf(errors: readonly ErrorLike[]): string {
  return errors
    .map(({ message, stack, diff }) => [message, placeIn(stack), changesOf(diff)].join('\n'))
    .join('\n');
}

// Where in the project's own code it was thrown.
function placeIn(stack = ''): string {
  const place = stack.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return place?.trim() ?? '';
}

// The lines that differ; the message tells the rest.
function changesOf(diff = ''): string {
  const lines = stripVTControlCharacters(diff).split('\n');
  return lines.filter((line) => /^[-+] /.test(line) && !/^[-+] (Expected|Received)/.test(line)).join('\n');
}
