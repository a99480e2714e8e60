import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { Env } from '../settings/env-file.ts';
import { UserError } from '../user-error.ts';

export interface Browser {
  path: string;
  /** Where it came from, for the terminal. */
  source: string;
}

// The one without windows first: the same engine, at four fifths of the time.
const PROGRAMS = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_MS = 180_000;

/**
 * Finds a Chrome or Chromium for the browser tests, or installs one: the path in `CHROMIUM_PATH`, what is installed,
 * what Playwright has downloaded already, Debian's package when root on Debian, and Playwright's download. Throws a
 * UserError when none of them works out.
 */
export function findBrowser(env: Env): Browser {
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return { path: env.CHROMIUM_PATH, source: 'CHROMIUM_PATH' };
    throw new UserError(
      `CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is not a program. Correct it or unset it.`,
    );
  }
  const found = installed(env) ?? playwrights() ?? packaged(env) ?? downloaded();
  if (found) return found;
  throw new UserError(
    'There is no browser for the browser tests, and none could be installed. Install Chrome or Chromium, ' +
      'or set CHROMIUM_PATH to one.',
  );
}

function installed(env: Env): Browser | undefined {
  const folders = (env.PATH ?? '').split(delimiter);
  const candidates = [
    ...PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...APPLICATIONS,
  ];
  const path = candidates.find(isProgram);
  return path ? { path, source: 'installed' } : undefined;
}

function packaged(env: Env): Browser | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  if (!apt('update')) return undefined;
  // Debian's releases differ in which of them they have.
  const name = ['chromium-headless-shell', 'chromium'].find((each) =>
    apt('install', '-y', '--no-install-recommends', each),
  );
  const path = `/usr/bin/${name}`;
  return name && isProgram(path) ? { path, source: `Debian’s package ${name}` } : undefined;
}

function playwrights(): Browser | undefined {
  const ask = 'console.log(require("playwright-core").chromium.executablePath())';
  const options = { encoding: 'utf8', cwd: import.meta.dirname } as const;
  const path = spawnSync(process.execPath, ['-e', ask], options).stdout.trim();
  return isProgram(path) ? { path, source: 'downloaded by Playwright' } : undefined;
}

function downloaded(): Browser | undefined {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  return playwrights();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
