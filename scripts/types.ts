import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './lib/testing/run-program.ts';

// npm run types: every workspace's types, by Turborepo, which is not to report home.
const require = createRequire(import.meta.url);
const turbo = join(dirname(require.resolve('turbo/package.json')), 'bin/turbo');
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };
const root = fileURLToPath(new URL('..', import.meta.url));

process.exitCode = await runProgram([turbo, 'run', 'types', '--output-logs=errors-only'], env, root).catch(
  (error: Error) => {
    console.error(`\n  ✗ ${error.message}\n`);
    return 1;
  },
);
