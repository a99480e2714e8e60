import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/**
 * The command line of a running process, or '' when there is none of that number. A number kept in a file proves
 * nothing by itself: after a restart of the machine it may belong to any other program.
 */
export function commandOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 1) return '';
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
