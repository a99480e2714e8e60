import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './lib/testing/run-program.ts';

// npm run verify: what has to pass before a change lands, here as in CI. It stops at the first that does not.
const root = fileURLToPath(new URL('..', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;
const biome = join(dirname(resolve('@biomejs/biome/package.json')), 'bin/biome');
const knip = join(root, 'node_modules/knip/bin/knip.js');

const checks: [string, string[]][] = [
  ['lint', [biome, 'check', '--error-on-warnings', '.']],
  ['types', [join(root, 'scripts/types.ts')]],
  ['knip', [knip]],
  ['tests', [join(root, 'scripts/test.ts'), '--whole']],
];

for (const [name, args] of checks) {
  const started = performance.now();
  const code = await runProgram(args, process.env, root).catch((error: Error) => {
    console.error(`\n  ✗ ${error.message}`);
    return 1;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // The tests end with their own summary, which has to stay the last line.
  if (code === 0 && name !== 'tests') console.log(`  ✓ ${name}  ${seconds} s`);
  if (code !== 0) {
    if (name !== 'tests')
      console.error(`\n  ✗ ${name} failed after ${seconds} s; the lines above say where.\n`);
    process.exitCode = code;
    break;
  }
}
