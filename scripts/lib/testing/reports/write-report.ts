import { writeFileSync } from 'node:fs';
import type { Report } from './report.ts';

/** The variable that tells a test runner's reporter which file to write. */
export const REPORT_FILE = 'SETLIST_TEST_REPORT';

/** Writes a report to the file that the variable names. Throws when it names none. */
export function writeReport(report: Report): void {
  const path = process.env[REPORT_FILE];
  if (!path) throw new Error(`${REPORT_FILE} has to name the file that the report of the tests goes to.`);
  writeFileSync(path, JSON.stringify(report));
}
