import { readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort, startPostgres } from '@setlist/embedded-postgres';
import { PARTS, type Part } from './lib/mutation/parts.ts';
import { keepScore, scoreOf } from './lib/mutation/scores.ts';
import { runProgram } from './lib/testing/run-program.ts';
import { makeScratchFolder } from './lib/testing/scratch-folder.ts';

// `npm run mutate [-- part ...]`: StrykerJS over the core, or over some of its parts, with one PostgreSQL for all of it.
// The reports lie in reports/mutation; the scores are kept in docs/mutation.md.
const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'reports/mutation');
const stryker = join(
  dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')),
  'bin/stryker.js',
);
const scratch = await makeScratchFolder();

try {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Error(
      `There is no part ${unknown.join(', ')}. The parts are ${Object.keys(PARTS).join(', ')}.`,
    );
  }
  const postgres = await startPostgres({
    dataDir: join(scratch, 'postgres'),
    port: await findFreePort(),
    password: 'only-for-mutants',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
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
}

async function mutate(name: string, { sources, tests }: Part, databaseUrl: string): Promise<void> {
  const started = performance.now();
  const files = sources.map((source) => (source.endsWith('.ts') ? source : `${source}/**/*.ts`));
  const mutated = [...files, '!**/*.test.ts', '!**/*.routes.ts'].join(',');
  const env = {
    ...process.env,
    TMPDIR: scratch,
    TEST_DATABASE_URL: databaseUrl,
    MUTATION_TESTS: tests.join(','),
  };
  const config = 'scripts/lib/mutation/stryker.config.mjs';
  const exitCode = await runProgram([stryker, 'run', config, '--mutate', mutated], env, root);
  if (exitCode !== 0) throw new Error(`Stryker could not go through ${name}; the lines above say why.`);
  for (const kind of ['json', 'html']) {
    await rename(join(reports, `mutation.${kind}`), join(reports, `${name}.${kind}`));
  }
  const report = JSON.parse(await readFile(join(reports, `${name}.json`), 'utf8'));
  const score = scoreOf(report, (performance.now() - started) / 60_000);
  await keepScore(join(root, 'docs/mutation.md'), name, sources, score);
}
