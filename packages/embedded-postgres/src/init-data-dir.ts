import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findBinaries } from './binaries.ts';
import { SUPERUSER } from './postgres-url.ts';
import type { RunAs } from './run-as.ts';

const MAJOR_VERSION = '18';

/**
 * Makes the data directory unless it is there. It is made beside its place and renamed when complete, so an
 * interrupted first start leaves nothing half-written behind. Throws, saying what to do, when the directory
 * is incomplete or of another PostgreSQL version.
 */
export async function initDataDir(dataDir: string, password: string, run: RunAs): Promise<void> {
  const entries = await readdir(dataDir).catch(() => []);
  if (entries.length > 0) return checkDataDir(dataDir);
  await rm(dataDir, { recursive: true, force: true });
  const unfinished = join(dirname(dataDir), `.${basename(dataDir)}.unfinished`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(unfinished, 'data'), { recursive: true, mode: 0o700 });
  await initialise(unfinished, password, run);
  await rename(join(unfinished, 'data'), dataDir);
  await rm(unfinished, { recursive: true });
}

async function initialise(folder: string, password: string, run: RunAs): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (run.owner) {
    for (const path of [folder, join(folder, 'data'), passwordFile]) {
      await chown(path, run.owner.uid, run.owner.gid);
    }
  }
  const { initdb } = await findBinaries();
  const args = [
    `--pgdata=${join(folder, 'data')}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const [command = initdb, ...before] = [...run.prefix, initdb];
  const child = spawn(command, [...before, ...args], {
    uid: run.uid,
    gid: run.gid,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (code !== 0)
    throw new Error(`PostgreSQL could not make its data directory ${folder}:\n${output.trim()}`);
}

async function checkDataDir(dataDir: string): Promise<void> {
  const advice = 'Move it away, or delete it, and start again.';
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  const control = await readFile(join(dataDir, 'global', 'pg_control')).catch(() => undefined);
  if (version === undefined || control === undefined) {
    const missing = version === undefined ? 'PG_VERSION' : 'global/pg_control';
    throw new Error(
      `The PostgreSQL data directory ${dataDir} is incomplete: ${missing} is missing. ${advice}`,
    );
  }
  if (version.trim() !== MAJOR_VERSION) {
    throw new Error(
      `The PostgreSQL data directory ${dataDir} is of version ${version.trim()}, this is ${MAJOR_VERSION}. ${advice}`,
    );
  }
}
