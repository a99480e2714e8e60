import { fileURLToPath } from 'node:url';
import { runProgram } from './lib/run-program.ts';
import { runTurbo } from './lib/turbo.ts';

// npm run verify: what has to pass before a change lands, here as in CI. The tests come last: their summary has to stay
// the last line.
const root = fileURLToPath(new URL('..', import.meta.url));
try {
  process.exitCode = await runTurbo(['lint', 'knip', 'arrows', 'types', '--output-logs=errors-only']);
  if (process.exitCode === 0)
    process.exitCode = await runProgram(['scripts/test.ts', '--whole'], process.env, root);
} catch (error) {
  console.error(`\n  ✗ ${(error as Error).message}\n`);
  process.exitCode = 1;
}
