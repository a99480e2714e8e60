// Plain JavaScript without imports from packages, as run.mjs is: it runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import * as util from 'node:util';

const DEFAULTS = { WEB_PORT: 3000, API_PORT: 4000, TENANT_PORT: 4400, POSTGRES_PORT: 15_432 };

/**
 * The words that name the first port which another program holds and the variable that moves it; undefined when all
 * are free. Only what is certain is told this early: the start itself looks again, and knows an earlier run of its own.
 * @param {string} root the checkout
 * @param {string} script the name of the script that is about to run
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<string | undefined>}
 */
export async function takenPort(root, script, environment) {
  const env = { ...readEnvFile(join(root, '.env')), ...environment };
  const dataDir = resolve(root, env.SETLIST_DATA_DIR || '.data');
  // A Setlist that runs on the data directory, or was killed on it, holds them itself: the start finds better words.
  if (existsSync(join(dataDir, 'run.lock')) || existsSync(join(dataDir, 'postgres', 'postmaster.pid')))
    return;
  for (const variable of portsOf(script, env)) {
    const port = Number(env[variable] || DEFAULTS[variable]);
    if (!Number.isInteger(port) || port < 1 || port > 65_535 || (await isFree(port))) continue;
    return (
      `Port ${port} is taken by another program. Stop that program, or choose another port with ${variable}, ` +
      `for example: ${variable}=${port + 1} npm ${script === 'start' ? 'start' : `run ${script}`}`
    );
  }
}

function portsOf(script, env) {
  const postgres = env.DATABASE_URL ? [] : ['POSTGRES_PORT'];
  const tenant = env.AUTH0_ISSUER_BASE_URL ? [] : ['TENANT_PORT'];
  if (script === 'start' || script === 'dev') return ['WEB_PORT', 'API_PORT', ...tenant, ...postgres];
  return [];
}

// An environment file that cannot be read is told of by the start, with its line.
function readEnvFile(path) {
  if (!existsSync(path) || !util.parseEnv) return {};
  return util.parseEnv(readFileSync(path, 'utf8'));
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code !== 'EADDRINUSE'));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
