import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeLog, openLog } from '../services/open-log.ts';
import { readLastLines } from '../services/read-last-lines.ts';
import { hashFiles } from './hash-files.ts';

// What Next.js says when it finds its lock taken, and how long somebody else's build may take.
const OTHER_BUILDS = 'Another next build process';
const OTHERS_BUILD_MS = 240_000;

const SOURCES = [
  'apps/web/',
  'packages/contracts/',
  'packages/covers/',
  'package-lock.json',
  'tsconfig.json',
];

export interface BuildOptions {
  root: string;
  logFile: string;
  signal: AbortSignal;
}

/**
 * Builds the web app unless its last build was made from the same sources; tells whether it did. When another process
 * builds it at this moment, waits for that one. Throws with the end of the build's output when it fails.
 */
export async function buildWeb(options: BuildOptions): Promise<boolean> {
  const marker = join(options.root, 'apps/web/.next', 'built-from');
  const deadline = Date.now() + OTHERS_BUILD_MS;
  for (;;) {
    const hash = await hashFiles(options.root, SOURCES);
    if ((await readFile(marker, 'utf8').catch(() => '')) === hash) return false;
    if (await runBuild(options)) {
      await writeFile(marker, hash);
      return true;
    }
    const lines = await readLastLines(options.logFile, 30);
    if (!lines.includes(OTHER_BUILDS) || Date.now() > deadline) {
      // The compiler's cache would keep a style sheet's error after the style sheet has been put right.
      await rm(join(options.root, 'apps/web/.next/cache'), { recursive: true, force: true });
      throw new Error(`The web app could not be built. The end of ${options.logFile}:\n\n${lines}`);
    }
    await wait(1_000, undefined, { signal: options.signal });
  }
}

async function runBuild({ root, logFile, signal }: BuildOptions): Promise<boolean> {
  const log = openLog(logFile);
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
  const child = spawn(process.execPath, [nextCommand(root), 'build'], {
    cwd: join(root, 'apps/web'),
    env,
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
  const [code] = await once(child, 'close');
  await closeLog(log);
  return code === 0;
}

/** Path of the program that `next` on the command line runs. */
export function nextCommand(root: string): string {
  const resolve = createRequire(join(root, 'apps/web/package.json')).resolve;
  return join(dirname(resolve('next/package.json')), 'dist/bin/next');
}
