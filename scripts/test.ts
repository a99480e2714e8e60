import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, findBrowser } from './lib/testing/find-browser.ts';
import { addUp, type Run } from './lib/testing/reports/add-up.ts';
import type { Report } from './lib/testing/reports/report.ts';
import { summarize } from './lib/testing/reports/summarize.ts';
import { REPORT_FILE } from './lib/testing/reports/write-report.ts';
import { runProgram } from './lib/testing/run-program.ts';

// npm test: every test there is, and in the end what failed and one line that says how many passed.
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = await mkdtemp(join(tmpdir(), 'setlist-reports-'));
const resolve = createRequire(import.meta.url).resolve;
const program = (name: string, path: string) => join(dirname(resolve(`${name}/package.json`)), path);

try {
  const browser = findBrowser(process.env);
  console.log(`\n  Browser: ${browser.path} (${browser.source})\n`);
  const total = addUp([await runVitest(browser), await runPlaywright(browser)]);
  console.log(`\n${summarize(total)}`);
  process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;
} catch (error) {
  console.error(`\n  ✗ ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await rm(reports, { recursive: true });
}

async function runVitest(browser: Browser): Promise<Run> {
  const args = ['run', '--reporter=default', `--reporter=${reporter('vitest')}`];
  return runTests('vitest', [program('vitest', 'vitest.mjs'), ...args], browser, root);
}

async function runPlaywright(browser: Browser): Promise<Run> {
  const args = ['test', `--reporter=list,${reporter('playwright')}`];
  return runTests('playwright', [program('@playwright/test', 'cli.js'), ...args], browser, join(root, 'e2e'));
}

async function runTests(runner: string, args: string[], browser: Browser, cwd: string): Promise<Run> {
  const file = join(reports, `${runner}.json`);
  // Vitest would keep to the mode that the terminal is in.
  const own = {
    CHROMIUM_PATH: browser.path,
    NODE_ENV: 'test',
    NEXT_TELEMETRY_DISABLED: '1',
    [REPORT_FILE]: file,
  };
  const exitCode = await runProgram(args, { ...process.env, ...own }, cwd);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return { runner, exitCode, report: text === undefined ? undefined : (JSON.parse(text) as Report) };
}

function reporter(runner: string): string {
  return join(root, `scripts/lib/testing/reports/${runner}-reporter.ts`);
}
