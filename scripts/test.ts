import { globSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser } from './lib/testing/find-browser.ts';
import { addUp, type Run } from './lib/testing/reports/add-up.ts';
import type { Report } from './lib/testing/reports/report.ts';
import { summarize } from './lib/testing/reports/summarize.ts';
import { REPORT_FILE } from './lib/testing/reports/write-report.ts';
import { makeScratchFolder } from './lib/testing/scratch-folder.ts';
import { runTurbo } from './lib/turbo.ts';

// npm test: the tests of all workspaces, and in the end what failed and one line that says how many passed. With
// --whole, as npm run test:whole and CI have it, sweeps go over everything: docs/decisions/0024-short-and-whole-tests.md
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = await makeScratchFolder();

try {
  const { whole } = parseArgs({ options: { whole: { type: 'boolean', default: false } } }).values;
  const browser = findBrowser(process.env);
  console.log(`\n  Browser: ${browser.path} (${browser.source})\n`);
  const env = {
    CHROMIUM_PATH: browser.path,
    SETLIST_SWEEPS: whole ? 'whole' : 'sample',
    TMPDIR: scratch,
  };
  const tested = workspacesWithTests();
  for (const workspace of tested) await rm(join(root, workspace, REPORT_FILE), { force: true });
  // What the browser tests run from is built beside the others, which wait often; they themselves come last and alone.
  // A failure ends neither: all that is wrong is to be told at once.
  const all = ['--continue=always', '--concurrency=3'];
  const codes = [
    await runTurbo(['test', 'build', '--filter=!@setlist/e2e', ...all], env),
    await runTurbo(['test', '--filter=@setlist/e2e', ...all], env),
  ];
  const total = addUp(await Promise.all(tested.map(readReport)), Math.max(...codes));
  console.log(`\n${summarize(total)}`);
  process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;
} catch (error) {
  console.error(`\n  ✗ ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

function workspacesWithTests(): string[] {
  const files = globSync(['*/package.json', '{apps,packages}/*/package.json'], { cwd: root });
  const hasTests = (file: string) =>
    Boolean(JSON.parse(readFileSync(join(root, file), 'utf8')).scripts?.test);
  return files.filter(hasTests).map(dirname);
}

async function readReport(workspace: string): Promise<Run> {
  const text = await readFile(join(root, workspace, REPORT_FILE), 'utf8').catch(() => undefined);
  return { workspace, report: text === undefined ? undefined : (JSON.parse(text) as Report) };
}
