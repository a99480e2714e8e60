import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort, isPortFree } from './find-free-port.ts';
import { releaseDataDir } from './release-data-dir.ts';
import { startPostgres } from './start-postgres.ts';

const password = 'p@ss/ wörd:1';

async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-postgres-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'data');
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('keeps its data from one run to the next', async () => {
  const dataDir = await newDataDir();
  const port = await findFreePort();
  const first = await startPostgres({ dataDir, port, password });
  await query(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  expect(await isPortFree(port)).toBe(true);
  const second = await startPostgres({ dataDir, port, password });
  expect(await query(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

test('starts over a postmaster.pid whose process is gone or belongs to another program', async () => {
  const dataDir = await newDataDir();
  const port = await findFreePort();
  await (await startPostgres({ dataDir, port, password })).stop();
  await writeFile(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
  const server = await startPostgres({ dataDir, port, password });
  expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('refuses a data directory that another Postgres uses, or stops that one when told to', async () => {
  const dataDir = await newDataDir();
  const options = { dataDir, port: await findFreePort(), password };
  const first = await startPostgres(options);
  const pid = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0];
  await expect(startPostgres(options)).rejects.toThrow(`kill -INT ${pid}`);
  await releaseDataDir(dataDir, true);
  await first.exited;
  const second = await startPostgres(options);
  await second.stop();
});

test('names what is missing in an incomplete data directory and leaves it alone', async () => {
  const dataDir = await newDataDir();
  await mkdir(dataDir);
  await writeFile(join(dataDir, 'something'), 'precious');
  const start = startPostgres({ dataDir, port: await findFreePort(), password });
  await expect(start).rejects.toThrow(/incomplete: PG_VERSION is missing. Move it away, or delete it/);
  expect(await readFile(join(dataDir, 'something'), 'utf8')).toBe('precious');
});

test('refuses a data directory of another version', async () => {
  const dataDir = await newDataDir();
  await mkdir(join(dataDir, 'global'), { recursive: true });
  await writeFile(join(dataDir, 'PG_VERSION'), '15\n');
  await writeFile(join(dataDir, 'global', 'pg_control'), '');
  await expect(startPostgres({ dataDir, port: await findFreePort(), password })).rejects.toThrow(
    /of version 15/,
  );
});

test('begins again after a first start that was interrupted', async () => {
  const dataDir = await newDataDir();
  await mkdir(join(dataDir, '..', '.data.unfinished', 'data', 'base'), { recursive: true });
  const server = await startPostgres({ dataDir, port: await findFreePort(), password });
  expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('shows the log of a server that cannot start', async () => {
  const blocker = createServer().listen(await findFreePort(), '127.0.0.1');
  await once(blocker, 'listening');
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as { port: number };
  await expect(startPostgres({ dataDir: await newDataDir(), port, password })).rejects.toThrow(
    /Address already in use/,
  );
});

test.runIf(process.platform === 'linux')('ends with a parent that was killed', async () => {
  const dataDir = await newDataDir();
  const port = await findFreePort();
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./start-postgres.ts', import.meta.url).href)});
    await startPostgres(${JSON.stringify({ dataDir, port, password })});
    process.kill(process.pid, 'SIGKILL');`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await once(parent, 'exit');
  await expect.poll(() => isPortFree(port)).toBe(true);
});
