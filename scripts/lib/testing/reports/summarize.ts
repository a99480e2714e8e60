import { stripVTControlCharacters } from 'node:util';
import type { Failure, Report } from './report.ts';

// The end of a log is what people see first, in CI above all: everything has to fit there.
const MAX_LINES = 70;
const MAX_LINES_EACH = 9;
const MAX_COLUMNS = 180;

/**
 * The end of a test run: each test that failed, at first or for good, with its file and the first lines of its error,
 * the more tests the fewer lines, and last the summary, such as `12 passed, 1 failed` or
 * `12 passed, 0 failed, 2 skipped, 1 at the second attempt`.
 */
export function summarize({ passed, skipped, failures, secondAttempts }: Report): string {
  const named = [
    ...failures.map((failure) => ({ ...failure, mark: '✗' })),
    ...secondAttempts.map((failure) => ({ ...failure, mark: '↻', test: `${failure.test} (first attempt)` })),
  ];
  const shown = named.slice(0, MAX_LINES / 2);
  const each = Math.min(MAX_LINES_EACH, Math.floor(MAX_LINES / shown.length));
  const more = named.length - shown.length;
  const numbers = [
    `${passed} passed, ${failures.length} failed`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(secondAttempts.length > 0 ? [`${secondAttempts.length} at the second attempt`] : []),
  ];
  const lines = [
    ...shown.flatMap((failure) => linesOf(failure, each)),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...(named.length > 0 ? [''] : []),
    numbers.join(', '),
  ];
  return lines.join('\n');
}

function linesOf({ mark, file, test, error }: Failure & { mark: string }, lines: number): string[] {
  const text = stripVTControlCharacters(error)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [
    `  ${mark} ${file} > ${test}`,
    ...text.slice(0, lines - 1).map((line) => `      ${line.slice(0, MAX_COLUMNS)}`),
  ];
}
