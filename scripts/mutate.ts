import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startThrowAwayPostgres } from '@setlist/embedded-postgres';
import { PARTS, type Part } from './lib/mutation/parts.ts';
import { forgetLoadedSurvivors, keepScore, type MutationReport, scoreOf } from './lib/mutation/scores.ts';
import { survivorsPage } from './lib/mutation/survivors.ts';
import { runProgram } from './lib/run-program.ts';
import { makeScratchFolder } from './lib/testing/scratch-folder.ts';

// `npm run mutate [-- part ...]`: StrykerJS over the core, or over some of its parts, with one PostgreSQL for all of it.
// With `--again` only what is new since the last report: survivors that meet other tests, and sources that changed.
// The reports lie in reports/mutation; the scores are kept in docs/mutation.md, what survived in docs/mutation.
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'reports/mutation');
const require = createRequire(import.meta.url);
const stryker = join(dirname(require.resolve('@stryker-mutator/core/package.json')), 'bin/stryker.js');
// The tests themselves, and the API's tables of contents: the compiler holds each word of those against a contract.
const NEVER = ['**/*.test.ts', 'apps/api/**/*.routes.ts'];
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false } },
});
const { again } = values;
const scratch = await makeScratchFolder();

try {
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Error(
      `There is no part ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`,
    );
  }
  const postgres = await startThrowAwayPostgres({ parent: scratch });
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (names.length === 0 || names.includes(name)) await mutate(name, part, postgres.url('postgres'));
    }
  } finally {
    await postgres.stop();
  }
} catch (error) {
  console.error(`\n  ✗ ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
  // Stryker leaves its copy behind when it is broken off.
  await rm(join(root, '.stryker-tmp'), { recursive: true, force: true });
}

async function mutate(name: string, part: Part, databaseUrl: string): Promise<void> {
  const started = performance.now();
  const { sources, tests, resets } = part;
  const files = sources.map((source) => (source.endsWith('.ts') ? source : `${source}/**/*.ts`));
  const mutated = [...files, ...NEVER.map((glob) => `!${glob}`)].join(',');
  const report = join(reports, `${name}.json`);
  const env = {
    ...process.env,
    TMPDIR: scratch,
    // Each mutant is met by a new process, and all of them load the same code.
    NODE_COMPILE_CACHE: join(scratch, 'compiled'),
    TEST_DATABASE_URL: databaseUrl,
    MUTATION_TESTS: tests.join(','),
    MUTATION_RUNNER: resets ? 'vite' : 'node',
  };
  const args = ['run', 'scripts/lib/mutation/stryker.config.mjs', '--mutate', mutated];
  if (again) {
    if (existsSync(report))
      await writeFile(report, JSON.stringify(forgetLoadedSurvivors(await readReport(report))));
    args.push('--incremental', '--incrementalFile', report);
  }
  const exitCode = await runProgram([stryker, ...args], env, root, { alone: true });
  if (exitCode !== 0) throw new Error(`Stryker could not go through ${name}; the lines above say why.`);
  await rename(join(reports, 'mutation.json'), report);
  await rename(join(reports, 'mutation.html'), join(reports, `${name}.html`));
  const minutes = (performance.now() - started) / 60_000;
  const results = await readReport(report);
  const score = scoreOf(results, again ? undefined : minutes);
  await keepScore(join(root, 'docs/mutation.md'), name, sources, score);
  await writeFile(join(root, 'docs/mutation', `${name}.md`), survivorsPage(name, results));
}

async function readReport(path: string): Promise<MutationReport> {
  return JSON.parse(await readFile(path, 'utf8'));
}
