import { access, chmod, constants, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../user-error.ts';
import { requireDiskSpace } from './require-disk-space.ts';
import { takeRunLock } from './run-lock.ts';

// An empty database with its log takes 50 MB, the songs 15 MB, the web app's build 60 MB.
const FIRST_START_MB = 250;
const LATER_START_MB = 50;

/**
 * Makes the data directory ready for this process alone: there, writable, with room on the disk, and empty when
 * `fresh`. Returns how to release it. Throws a UserError that says what is in the way.
 */
export async function prepareDataDir(dataDir: string, fresh: boolean): Promise<() => Promise<void>> {
  await makeWritable(dataDir);
  const release = await takeRunLock(dataDir);
  try {
    const entries = (await readdir(dataDir)).filter((entry) => entry !== 'run.lock');
    if (fresh) await Promise.all(entries.map((entry) => rm(join(dataDir, entry), { recursive: true })));
    const isFirst = fresh || !entries.includes('postgres');
    await requireDiskSpace(dataDir, isFirst ? FIRST_START_MB : LATER_START_MB);
    await makePrivate(join(dataDir, 'logs'));
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

// Logs tell who did what; other users of the machine need not know.
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new UserError(`${dataDir} is not a directory. Move that file away and start again.`);
    }
    if (code === 'ENOSPC') throw new UserError(`The disk of ${dataDir} is full. Make room and start again.`);
    throw new UserError(
      `${dataDir} cannot be written to by this user (${code}). If it was made by another user, such as root, ` +
        'start as that user again, or delete it.',
    );
  }
}
