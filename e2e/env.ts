import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

/** The browser to test with. */
export const chromiumPath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** Chromium's sandbox does not work for root. */
export const isRoot = process.getuid?.() === 0;

/** The `local.env` of a Setlist that is running already, to test that one instead of a throw-away one. */
export const runningSetlist = process.env.SETLIST_LOCAL_ENV || undefined;

/** What every process needs of the environment; nothing else that is set here is meant for the stack under test. */
export const essentials = { PATH: process.env.PATH, HOME: process.env.HOME };

/** Tests make people faster than the free plan lets anybody, and a password that nobody guards needs no costly hash. */
export const TENANT_FOR_TESTS = { TENANT_RATE_LIMITS: '0', TENANT_SCRYPT_N: '1024' };

/** Where a build has put a sound for each demo song. */
export const SOUNDS_DIR = fileURLToPath(new URL('../prisma/audio', import.meta.url));

/** What the tests know of the Setlist under test: the keys of its `local.env`. */
export interface StackSettings {
  WEB_URL: string;
  API_URL: string;
  TENANT_URL: string;
  DATABASE_URL: string;
  TENANT_DATABASE_URL: string;
  AUDIO_DIR: string;
  AUTH0_DEPLOY_CLIENT_ID: string;
  AUTH0_DEPLOY_CLIENT_SECRET: string;
  AUTH0_CLIENT_ID: string;
  AUTH0_CLIENT_SECRET: string;
  DEMO_PASSWORD: string;
  SOURCE_URL: string;
}

const KEYS: readonly (keyof StackSettings)[] = [
  'WEB_URL',
  'API_URL',
  'TENANT_URL',
  'DATABASE_URL',
  'TENANT_DATABASE_URL',
  'AUDIO_DIR',
  'AUTH0_DEPLOY_CLIENT_ID',
  'AUTH0_DEPLOY_CLIENT_SECRET',
  'AUTH0_CLIENT_ID',
  'AUTH0_CLIENT_SECRET',
  'DEMO_PASSWORD',
  'SOURCE_URL',
];
const SHARED = 'SETLIST_E2E_STACK';

/** Picks what the tests need of a stack's settings. Throws an Error that names what is missing. */
export function stackSettings(values: Record<string, string | undefined>): StackSettings {
  const missing = KEYS.filter((key) => !values[key]);
  if (missing.length > 0) throw new Error(`The settings of the stack lack ${missing.join(', ')}.`);
  return Object.fromEntries(KEYS.map((key) => [key, values[key]])) as unknown as StackSettings;
}

/** Reads the settings of a running Setlist from its `local.env`. */
export function readLocalEnv(path: string): StackSettings {
  return stackSettings(parseEnv(readFileSync(path, 'utf8')));
}

/** Hands the settings from the global setup to the worker processes, which inherit its environment. */
export function shareStack(settings: StackSettings): void {
  process.env[SHARED] = JSON.stringify(settings);
}

/** The settings of the stack that the global setup started. */
export function sharedStack(): StackSettings {
  const shared = process.env[SHARED];
  if (!shared) throw new Error('There is no stack to test: the global setup did not run.');
  return JSON.parse(shared);
}
