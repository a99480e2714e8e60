import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createPool, withDatabase } from '@setlist/db';
import { isPortFree } from '@setlist/embedded-postgres';
import { testServer } from '@setlist/postgres/test/test-server';
import { expect, onTestFinished, test } from 'vitest';
import { freePortVariables, newDataDir, processesOf, runScript } from './lib/testing/run-script.ts';

async function setUp(variables: Record<string, string> = {}) {
  const dataDir = await newDataDir();
  const env = { SETLIST_DATA_DIR: dataDir, ...(await freePortVariables()), ...variables };
  const fails = async (args: string[] = []) => {
    const { code, output } = await runScript('start', env, args).ended;
    expect(code).toBe(1);
    if (process.platform === 'linux') expect(await processesOf(dataDir)).toEqual([]);
    return output;
  };
  return { dataDir, env, fails };
}

async function occupy(port: string | undefined) {
  const server = createServer().listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

test('names the variable of a port that is taken', async () => {
  const { env, fails } = await setUp();
  await occupy(env.API_PORT);
  expect(await fails()).toMatch(new RegExp(`Port ${env.API_PORT} is taken.*API_PORT=\\d+ npm start`));
});

test('names the variable of a port that is none, and of two that are the same', async () => {
  const wrong = await setUp({ TENANT_PORT: '70000' });
  expect(await wrong.fails()).toContain('TENANT_PORT is "70000", which is not a port');
  const twins = await setUp({ WEB_PORT: '4001', API_PORT: '4001' });
  expect(await twins.fails()).toContain('WEB_PORT and API_PORT are both 4001');
});

test('says what is wrong with a DATABASE_URL, and never shows its password', async () => {
  const unreachable = await setUp({ DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/setlist' });
  const output = await unreachable.fails();
  expect(output).toContain('DATABASE_URL: No server answers at postgres://127.0.0.1:1/setlist');
  expect(output).not.toContain('s3cret');
  const noUrl = await setUp({ DATABASE_URL: 'localhost/setlist' });
  expect(await noUrl.fails()).toContain('DATABASE_URL is not a URL that begins with postgres://');
  const url = new URL(testServer().url);
  url.password = 'wr0ng';
  const refused = await setUp({ DATABASE_URL: url.href });
  expect(await refused.fails()).toMatch(/DATABASE_URL: .* refused the user or the password/);
});

test('explains a half-written data directory and begins anew with --fresh', async () => {
  const { dataDir, fails, env } = await setUp();
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  await writeFile(join(dataDir, 'postgres', 'leftover'), '');
  expect(await fails()).toMatch(/local.env is missing or incomplete.*npm start -- --fresh/);
  await writeFile(join(dataDir, 'local.env'), 'POSTGRES_PASSWORD=known\n');
  expect(await fails()).toMatch(/is incomplete: PG_VERSION is missing.*[\s\S]*npm start -- --fresh/);
  await writeFile(join(dataDir, 'local.env'), 'POSTGRES_PASSWORD=known\nNEXTAUTH_SEC');
  expect(await fails()).toMatch(/local.env, line 2, is not of the form KEY=value/);
  const fresh = runScript('start', env, ['--fresh']);
  await fresh.printed(/✓ database: \d+ new migrations, demo data added/);
  fresh.signal('SIGTERM');
  expect((await fresh.ended).code).toBe(0);
});

test('does not pretend to begin anew on a database that is not its own', async () => {
  const { fails } = await setUp({ DATABASE_URL: 'postgres://me:pw@127.0.0.1:1/setlist' });
  expect(await fails(['--fresh'])).toContain(
    'Drop that database and setlist_tenant by hand, or unset DATABASE_URL',
  );
});

test('says that the data directory is a file', async () => {
  const { dataDir, fails } = await setUp();
  await mkdir(dirname(dataDir), { recursive: true });
  await writeFile(dataDir, '');
  expect(await fails()).toContain('is not a directory. Move that file away');
});

test('asks for the clients of a tenant elsewhere, by name', async () => {
  const { fails } = await setUp({
    AUTH0_ISSUER_BASE_URL: 'https://example.eu.auth0.com/',
    AUTH0_CLIENT_ID: 'one',
  });
  expect(await fails()).toMatch(
    /AUTH0_CLIENT_SECRET, AUTH0_API_CLIENT_ID, AUTH0_API_CLIENT_SECRET must then be set/,
  );
});

test('keeps its secrets for the owner alone, and the same at the next start', async () => {
  const { dataDir, env, fails } = await setUp();
  await occupy(env.WEB_PORT);
  await fails();
  const first = await readFile(join(dataDir, 'local.env'), 'utf8');
  expect((await stat(join(dataDir, 'local.env'))).mode & 0o777).toBe(0o600);
  await fails();
  expect(await readFile(join(dataDir, 'local.env'), 'utf8')).toBe(first);
  await fails(['--fresh']);
  expect(await readFile(join(dataDir, 'local.env'), 'utf8')).not.toBe(first);
});

test('lets a signal end it in the middle of a start, with nothing left running', async () => {
  const { dataDir, env } = await setUp();
  const start = runScript('start', env);
  await start.printed(/✓ database/);
  start.signal('SIGINT');
  const { code, output } = await start.ended;
  expect(code).toBe(0);
  expect(output).not.toContain('✓ web app');
  expect(await isPortFree(Number(env.POSTGRES_PORT))).toBe(true);
  if (process.platform === 'linux') expect(await processesOf(dataDir)).toEqual([]);
  await rm(dataDir, { recursive: true });
});

test('uses the server of DATABASE_URL, makes both databases there and starts no Postgres of its own', async () => {
  const { url, databasePrefix } = testServer();
  const name = `${databasePrefix}given`;
  const tenantName = `${databasePrefix}given_tenant`;
  const { dataDir, env } = await setUp({
    DATABASE_URL: withDatabase(url, name),
    TENANT_DATABASE_URL: withDatabase(url, tenantName),
  });
  const start = runScript('start', env);
  await start.printed(/✓ PostgreSQL, yours[\s\S]*✓ database: \d+ new migrations, demo data added/);
  start.signal('SIGTERM');
  expect((await start.ended).code).toBe(0);
  expect(await readdir(dataDir)).not.toContain('postgres');
  const pool = createPool({ databaseUrl: url, max: 1 });
  const { rows } = await pool.query('SELECT count(*)::int AS n FROM pg_database WHERE datname = ANY ($1)', [
    [name, tenantName],
  ]);
  await pool.end();
  expect(rows).toEqual([{ n: 2 }]);
});
