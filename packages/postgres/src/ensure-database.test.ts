import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testServer } from '../test/test-server.ts';
import { createPool } from './create-pool.ts';
import { ensureDatabase } from './ensure-database.ts';

const { url: server, databasePrefix } = testServer();
const newName = () => `${databasePrefix}${randomBytes(4).toString('hex')}`;

test('creates a database once, however many ask for it at the same time', async () => {
  const name = newName();
  const urls = await Promise.all([1, 2, 3, 4].map(() => ensureDatabase(server, name)));
  expect(new Set(urls).size).toBe(1);
  const pool = createPool({ databaseUrl: await ensureDatabase(server, name), max: 1 });
  expect((await pool.query('SELECT current_database() AS name')).rows).toEqual([{ name }]);
  await pool.end();
});

test('says that no server answers, without showing the password', async () => {
  const url = 'postgres://someone:s3cret@127.0.0.1:1/setlist';
  const error = await ensureDatabase(url, 'setlist').catch((reason: Error) => reason);
  expect(error).toMatchObject({
    message: expect.stringMatching(/No server answers at postgres:\/\/127.0.0.1:1\/setlist/),
  });
  expect(String(error)).not.toContain('s3cret');
});

test('says that the password was refused', async () => {
  const url = new URL(server);
  url.password = 'wrong';
  await expect(ensureDatabase(url.href, newName())).rejects.toThrow(/refused the user or the password/);
});

test('says that the URL is no URL', async () => {
  await expect(ensureDatabase('localhost:5432', 'setlist')).rejects.toThrow(/postgres:\/\//);
});
