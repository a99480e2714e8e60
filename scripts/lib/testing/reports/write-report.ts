import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Report } from './report.ts';

/** Where a test runner's report lies, in the folder that it was started in: with what else Turborepo keeps of a task. */
export const REPORT_FILE = '.turbo/test-report.json';

/** Writes the report of a test runner. */
export function writeReport(report: Report): void {
  mkdirSync(dirname(REPORT_FILE), { recursive: true });
  writeFileSync(REPORT_FILE, JSON.stringify(report));
}
