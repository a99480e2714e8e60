import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';

/** A tenant, and the application in it that may change everything. */
export interface DeployTarget {
  /** Host name, with a port where it is not the usual one: `example.eu.auth0.com`. */
  domain: string;
  clientId: string;
  clientSecret: string;
  /** Path of an authority's certificate to trust; for the local tenant. */
  caFile?: string;
}

export interface DeployCliRun {
  target: DeployTarget;
  /** The kinds of resource that it may touch, as the deploy CLI calls them: "clients", "actions" and so on; or all. */
  resources: string[] | 'all';
  /** Values for the keywords of the configuration; `AUTH0_DOMAIN` is added. */
  keywords: Record<string, string>;
  /** The command and its options, such as `import -i tenant.yaml`. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Receives the output as it comes. */
  onOutput: (text: string) => void;
}

/**
 * Runs the real auth0-deploy-cli, which deletes nothing in the tenant. Its settings go by a file that nobody else can
 * read: in the environment our `AUTH0_AUDIENCE` would mean another thing to it. Throws a UserError when it fails,
 * after its own words about that have been passed to `onOutput`.
 */
export async function runDeployCli({ target, resources, keywords, args, env, onOutput }: DeployCliRun) {
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve('auth0-deploy-cli/package.json')), 'lib/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'setlist-deploy-'));
  const config = {
    AUTH0_DOMAIN: target.domain,
    AUTH0_CLIENT_ID: target.clientId,
    AUTH0_CLIENT_SECRET: target.clientSecret,
    AUTH0_ALLOW_DELETE: false,
    ...(resources === 'all' ? {} : { AUTH0_INCLUDED_ONLY: resources }),
    AUTH0_KEYWORD_REPLACE_MAPPINGS: { ...keywords, AUTH0_DOMAIN: target.domain },
  };
  try {
    const file = join(folder, 'config.json');
    await writeFile(file, JSON.stringify(config), { mode: 0o600 });
    const child = spawn(process.execPath, [cli, ...args, '--env=false', '-c', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...(target.caFile ? { NODE_EXTRA_CA_CERTS: target.caFile } : {}) },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new UserError('The deploy CLI failed; the lines above are its own.');
  } finally {
    await rm(folder, { recursive: true });
  }
}
