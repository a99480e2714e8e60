import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@setlist/embedded-postgres';
import { onTestFinished } from 'vitest';
import type { Env } from '../settings/env-file.ts';

const { PATH, NODE_COMPILE_CACHE } = process.env;
/** A password that nobody guards needs no costly hash, and each start makes some. */
const ESSENTIALS = { PATH, NODE_COMPILE_CACHE, TENANT_SCRYPT_N: '1024' };

export interface RunningScript {
  pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Resolves when the output matches; rejects, with the output, when the script ends first. */
  printed(pattern: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when it has ended. */
  ended: Promise<{ code: number | null; output: string }>;
}

/** A directory for a test's data, removed when the test has finished. */
export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-script-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

/** Four free ports, as the variables that choose them. */
export async function freePortVariables() {
  const [WEB_PORT, API_PORT, TENANT_PORT, POSTGRES_PORT] = await Promise.all(
    Array.from({ length: 4 }, async () => `${await findFreePort()}`),
  );
  return { WEB_PORT, API_PORT, TENANT_PORT, POSTGRES_PORT };
}

/** Starts `scripts/<name>.ts` as a process of its own; it is ended with the test, should it still run. */
export function runScript(name: string, env: Env, args: string[] = []): RunningScript {
  const script = fileURLToPath(new URL(`../../${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...ESSENTIALS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output: text }));
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const printed = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => pattern.test(text) && resolve();
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      look();
      ended.then(() => reject(new Error(`The script ended before it printed ${pattern}:\n${text}`)));
    });
  return { pid: child.pid ?? 0, output: () => text, printed, signal: (signal) => child.kill(signal), ended };
}

export interface OwnProcess {
  pid: number;
  command: string;
}

/** All processes that have to do with a data directory, by their arguments or their environment (Linux only). */
export async function processesOf(dataDir: string): Promise<OwnProcess[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number);
  const read = (pid: number, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const all = await Promise.all(
    pids.map(async (pid) => ({
      pid,
      command: await read(pid, 'cmdline'),
      environment: await read(pid, 'environ'),
    })),
  );
  const own = all.filter(({ command, environment }) => `${command}\0${environment}`.includes(dataDir));
  return own.map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ') }));
}
