import { mkdtemp, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const GIGABYTE = 2 ** 30;
// Ten times what a run of the tests was seen to hold at once.
const NEEDED = 2 * GIGABYTE;

/**
 * Makes a folder for what a run of the tests throws away. It lies in memory where Linux offers room there: each of
 * the hundred databases is three hundred files, and to make those on a disk takes ten times as long.
 */
export async function makeScratchFolder(): Promise<string> {
  return mkdtemp(join((await hasRoom()) ? MEMORY : tmpdir(), 'setlist-tests-'));
}

async function hasRoom(): Promise<boolean> {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= NEEDED && freemem() >= 2 * NEEDED;
}
