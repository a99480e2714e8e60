import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Env } from './lib/settings/env-file.ts';
import { findBrowser } from './lib/testing/find-browser.ts';
import { makeAhead } from './lib/testing/make-ahead.ts';
import { addUp, type Run } from './lib/testing/reports/add-up.ts';
import type { Report } from './lib/testing/reports/report.ts';
import { summarize } from './lib/testing/reports/summarize.ts';
import { REPORT_FILE } from './lib/testing/reports/write-report.ts';
import { runProgram } from './lib/testing/run-program.ts';
import { makeScratchFolder } from './lib/testing/scratch-folder.ts';

// npm test: the tests, and in the end what failed and one line that says how many passed. With --whole, as
// npm run test:whole and CI have it, sweeps go over everything: docs/decisions/0024-short-and-whole-tests.md
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = await makeScratchFolder();
const resolve = createRequire(import.meta.url).resolve;
const stopped = new AbortController();
const program = (name: string, path: string) => join(dirname(resolve(`${name}/package.json`)), path);

try {
  const { whole } = parseArgs({ options: { whole: { type: 'boolean', default: false } } }).values;
  const browser = findBrowser(process.env);
  console.log(`\n  Browser: ${browser.path} (${browser.source})\n`);
  // Beside the first, which waits often. What fails here is made, and told of, when the second starts its stack.
  const prepared = makeAhead(stopped.signal).catch(() => undefined);
  const env = {
    CHROMIUM_PATH: browser.path,
    // Vitest would keep to the mode that the terminal is in.
    NODE_ENV: 'test',
    NEXT_TELEMETRY_DISABLED: '1',
    SETLIST_SWEEPS: whole ? 'whole' : 'sample',
    TMPDIR: scratch,
  };
  const vitest = await runVitest(env);
  await prepared;
  const total = addUp([vitest, await runPlaywright(env)]);
  console.log(`\n${summarize(total)}`);
  process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;
} catch (error) {
  console.error(`\n  ✗ ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  stopped.abort();
  await rm(scratch, { recursive: true, force: true });
}

async function runVitest(env: Env): Promise<Run> {
  const args = ['run', '--reporter=default', `--reporter=${reporter('vitest')}`];
  return runTests('vitest', [program('vitest', 'vitest.mjs'), ...args], env, root);
}

async function runPlaywright(env: Env): Promise<Run> {
  const args = ['test', `--reporter=list,${reporter('playwright')}`];
  return runTests('playwright', [program('@playwright/test', 'cli.js'), ...args], env, join(root, 'e2e'));
}

async function runTests(runner: string, args: string[], env: Env, cwd: string): Promise<Run> {
  const file = join(scratch, `${runner}.json`);
  const exitCode = await runProgram(args, { ...process.env, ...env, [REPORT_FILE]: file }, cwd);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return { runner, exitCode, report: text === undefined ? undefined : (JSON.parse(text) as Report) };
}

function reporter(runner: string): string {
  return join(root, `scripts/lib/testing/reports/${runner}-reporter.ts`);
}
