import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf } from '@setlist/embedded-postgres/command-of';
import { UserError } from '../user-error.ts';

/**
 * Makes this process the only one that works on a data directory; returns how to let go. A lock of a process that
 * is gone is taken over. Throws a UserError that names the process that holds it.
 */
export async function takeRunLock(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'run.lock');
  const holder = await readHolder(path);
  if (holder !== process.pid && isSetlist(holder)) {
    throw new UserError(
      `Setlist already runs on ${dataDir} (process ${holder}). Use that one, or stop it first: kill ${holder}`,
    );
  }
  await rm(path, { force: true });
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UserError(
      `Another Setlist starts on ${dataDir} at this moment. Wait for it, or stop it first.`,
    );
  });
  await file.writeFile(`${process.pid}\n`);
  await file.close();
  return async () => {
    if ((await readHolder(path)) === process.pid) await rm(path, { force: true });
  };
}

async function readHolder(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8').catch(() => '0'));
}

function isSetlist(pid: number): boolean {
  const command = commandOf(pid);
  return command.includes('node') && /scripts|playwright|vitest/.test(command);
}
