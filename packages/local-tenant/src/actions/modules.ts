import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Dependency } from '../store/actions.ts';

const PATIENCE_MS = 120_000;
const run = promisify(execFile);

/** Where the packages of an Action are installed, beneath `root`: one folder for each set of them. */
export function modulesFolder(root: string, dependencies: Dependency[]): string | undefined {
  if (dependencies.length === 0) return undefined;
  const wanted = dependencies.map(({ name, version }) => `${name}@${version}`).sort();
  return join(root, createHash('sha256').update(wanted.join()).digest('hex').slice(0, 32));
}

/**
 * Installs the packages of an Action by npm, from the registry that npm is set up for, unless they are there. Their own
 * scripts do not run: native modules do not work at Auth0 either. Throws an error that names the packages, and says why.
 * https://auth0.com/docs/customize/actions/manage-dependencies
 */
export async function installModules(root: string, dependencies: Dependency[]): Promise<void> {
  const folder = modulesFolder(root, dependencies);
  if (!folder || (await exists(folder))) return;
  // Whole or not at all, also when two deployments install the same.
  const made = `${folder}.${randomUUID()}`;
  const wanted = Object.fromEntries(dependencies.map(({ name, version }) => [name, version]));
  await mkdir(made, { recursive: true });
  try {
    await writeFile(join(made, 'package.json'), JSON.stringify({ private: true, dependencies: wanted }));
    const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', ['install', ...flags], { cwd: made, timeout: PATIENCE_MS });
    await rename(made, folder).catch(async (error) => {
      if (!(await exists(folder))) throw error;
    });
  } catch (error) {
    const names = dependencies.map(({ name, version }) => `${name}@${version}`).join(', ');
    throw new Error(`The packages of the Action cannot be installed: ${names}. ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** Where packages are kept when nobody says where. */
export const DEFAULT_MODULES_FOLDER = join(tmpdir(), 'local-tenant', 'action-modules');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const lines = (stderr || message)
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('A complete log'))
    .slice(0, 3)
    .join(' ');
}
