import { statfs } from 'node:fs/promises';
import { UserError } from '../user-error.ts';

const MEGABYTE = 1024 * 1024;

/** Throws a UserError when fewer than `megabytes` are free on the disk of `path`. */
export async function requireDiskSpace(path: string, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(path);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free >= megabytes) return;
  throw new UserError(
    `Only ${free} MB are free on the disk of ${path}; Setlist needs ${megabytes} MB there. ` +
      'Make room and start again; nothing was lost.',
  );
}
