import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf } from './command-of.ts';

/**
 * Frees a data directory of what an earlier, killed run left in it. A postmaster.pid of a process that is gone
 * is removed. A Postgres that still runs on the directory is stopped when `stopLeftover` is set; otherwise an
 * error names its process.
 */
export async function releaseDataDir(dataDir: string, stopLeftover = false): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (content === undefined) return;
  const pid = Number(content.split('\n')[0]);
  if (runsPostgresOn(pid, dataDir)) {
    if (!stopLeftover) {
      throw new Error(`Another PostgreSQL (process ${pid}) uses ${dataDir}. Stop it first: kill -INT ${pid}`);
    }
    await stop(pid, dataDir);
  }
  await rm(pidFile, { force: true });
}

async function stop(pid: number, dataDir: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  const started = Date.now();
  for (let hurried = false; runsPostgresOn(pid, dataDir); ) {
    if (!hurried && Date.now() > started + 20_000) {
      process.kill(pid, 'SIGQUIT');
      hurried = true;
    }
    if (Date.now() > started + 30_000) {
      throw new Error(
        `A PostgreSQL left over from an earlier run (process ${pid}) does not stop. End it by hand.`,
      );
    }
    await wait(50);
  }
}

function runsPostgresOn(pid: number, dataDir: string): boolean {
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(dataDir);
}
