import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { initDataDir } from './init-data-dir.ts';
import { postgresUrl } from './postgres-url.ts';
import { releaseDataDir } from './release-data-dir.ts';
import { runAs } from './run-as.ts';

const READY = 'database system is ready to accept connections';
const KEPT_LOG_LINES = 200;
const CLEAN_STOP_MS = 20_000;

export interface PostgresOptions {
  /** Made on first use; keeps the data between runs. */
  dataDir: string;
  /** TCP port on 127.0.0.1. Take one below 32768: above, a client's connection may hold it already. */
  port: number;
  /** Of the superuser; set when the data directory is made, and checked from then on. */
  password: string;
  /** Server settings, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
  /** Receives the server's log as it comes. */
  onLog?: (text: string) => void;
}

export interface Postgres {
  port: number;
  /** URL of a database on this server. */
  url(database: string): string;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<void>;
  /** Ends sessions, writes a checkpoint and stops, within half a minute; harmless when already stopped. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on a data directory and resolves when it accepts connections. It runs in a process
 * group of its own, so that a terminal's Ctrl-C reaches its owner alone, who stops it last.
 * Throws an error with the server's log when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dirname(dataDir), { recursive: true });
  const run = await runAs(dataDir);
  await initDataDir(dataDir, options.password, run);
  await releaseDataDir(dataDir);
  const { postgres } = await findBinaries();
  const [command = postgres, ...before] = [...run.prefix, postgres];
  const child = spawn(command, [...before, ...serverArgs(dataDir, options)], {
    uid: run.uid,
    gid: run.gid,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await untilReady(child, options);
  return {
    port: options.port,
    url: (database) => postgresUrl(options, database),
    exited,
    stop: () => stop(child, exited),
  };
}

function serverArgs(dataDir: string, { port, settings = {} }: PostgresOptions): string[] {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', lc_messages: 'C', ...settings };
  return [
    '-D',
    dataDir,
    '-p',
    `${port}`,
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

// SIGINT ends sessions and writes a checkpoint. Where that cannot be written, as on a full disk, SIGQUIT ends at once:
// the log of changes is safe, and is replayed at the next start.
async function stop(child: ChildProcess, exited: Promise<void>): Promise<void> {
  child.kill('SIGINT');
  const late = setTimeout(() => child.kill('SIGQUIT'), CLEAN_STOP_MS);
  await exited;
  clearTimeout(late);
}

async function untilReady(child: ChildProcess, { onLog, dataDir }: PostgresOptions): Promise<void> {
  let log: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      onLog?.(chunk);
      log = [...log, ...chunk.trimEnd().split('\n')].slice(-KEPT_LOG_LINES);
      if (log.some((line) => line.includes(READY))) resolve();
    });
    child.on('close', () =>
      reject(new Error(`PostgreSQL on ${dataDir} did not start. Its log:\n${log.join('\n')}`)),
    );
  });
}
