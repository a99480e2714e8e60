import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Env } from './settings/env-file.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a Node.js program to its end with its output on the terminal, and resolves with its exit code. A signal is
 * passed on to the program; when that has ended, or when a signal of its own ended it, the promise rejects, so that
 * nothing further is begun. With `alone` the program gets a process group of its own, where there is such a thing, and
 * what is left of that is ended with it.
 */
export function runProgram(args: string[], env: Env, cwd: string, { alone = false } = {}): Promise<number> {
  const detached = alone && process.platform !== 'win32';
  const child = spawn(process.execPath, args, {
    ...{ cwd, env, detached },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let stoppedBy: NodeJS.Signals | undefined;
  const forward = (signal: NodeJS.Signals) => {
    stoppedBy = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, endedBy) => {
      for (const signal of signals) process.off(signal, forward);
      if (detached && child.pid !== undefined) endGroup(child.pid);
      stoppedBy ??= signals.find((name) => name === endedBy || code === 128 + constants.signals[name]);
      if (stoppedBy) reject(new Error(`Stopped by ${stoppedBy}.`));
      else resolve(code ?? 1);
    });
  });
}

function endGroup(id: number): void {
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}
