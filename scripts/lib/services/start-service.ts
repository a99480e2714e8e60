import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { parentDeathPrefix } from '@setlist/embedded-postgres/parent-death';
import type { Env } from '../settings/env-file.ts';
import { closeLog, openLog } from './open-log.ts';
import { readLastLines } from './read-last-lines.ts';

// More than any of the processes gives itself: the API eight seconds, the web app five.
const GRACE_MS = 10_000;

export interface ServiceOptions {
  /** What people call it, for messages and in front of echoed lines. */
  label: string;
  command: string[];
  cwd: string;
  env: Env;
  logFile: string;
  /** Show the log on the terminal too, each line with the label. */
  echo?: boolean;
}

export interface Service {
  label: string;
  /** Rejects, with the end of the log, when the process ends before `stop()` was called. */
  failed: Promise<never>;
  /** Asks the process to end, insists after ten seconds; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts one long-running process with its log in a file. It gets a process group of its own, so that a terminal's
 * Ctrl-C reaches only the one who stops all in order; on Linux it also ends when that one is killed.
 */
export function startService({ label, command, cwd, env, logFile, echo }: ServiceOptions): Service {
  const [program = '', ...args] = [...parentDeathPrefix('TERM'), ...command];
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const log = openLog(logFile);
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    if (echo)
      stream.setEncoding('utf8').on('data', (text: string) => process.stdout.write(prefixLines(label, text)));
  }
  let stopping = false;
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`));
    child.once('close', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
  const failed = closed.then(async (how) => {
    await closeLog(log);
    if (stopping) return new Promise<never>(() => undefined);
    const lines = await readLastLines(logFile, 25);
    throw new Error(`The ${label} ${how}. The end of its log (${logFile}):\n\n${lines}`);
  });
  // Nobody may be waiting yet; whoever does, sees the rejection all the same.
  failed.catch(() => undefined);
  const stop = async () => {
    stopping = true;
    await endGroup(child, closed);
  };
  return { label, failed, stop };
}

async function endGroup(child: ChildProcess, closed: Promise<unknown>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const timeout = new AbortController();
  const late = wait(GRACE_MS, 'late', { signal: timeout.signal }).catch(() => 'in time');
  if ((await Promise.race([closed, late])) === 'late') signalGroup(child, 'SIGKILL');
  await closed;
  timeout.abort();
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function prefixLines(label: string, text: string): string {
  return text.replaceAll(/^(?=.)/gm, `[${label}] `);
}
