import { spawnSync } from 'node:child_process';

/**
 * What to put before a command line so that the process gets `signal` when its parent dies, however suddenly:
 * util-linux's `setpriv` where it exists, nothing elsewhere.
 */
export function parentDeathPrefix(signal: 'INT' | 'TERM'): string[] {
  const prefix = ['setpriv', '--pdeathsig', signal, '--'];
  return canRun(prefix) ? prefix : [];
}

/** Whether a command that stands before others, such as `setpriv … --`, works here. */
export function canRun([command = '', ...args]: string[]): boolean {
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}
