import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.ts';
import type { Env } from './settings/env-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const turbo = join(dirname(require.resolve('turbo/package.json')), 'bin/turbo');

/**
 * Runs tasks by Turborepo (`turbo run`) with its output on the terminal, and resolves with its exit code. `env` is added
 * to this process's own variables. Rejects when a signal ended it, so that nothing further is begun.
 */
export function runTurbo(args: readonly string[], env: Env = {}): Promise<number> {
  return runProgram([turbo, 'run', ...args], { ...process.env, ...env }, root);
}
