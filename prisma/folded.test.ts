import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@setlist/db';
import { createTestDatabase } from '@setlist/db/test/create-test-database';
import { expect, onTestFinished, test } from 'vitest';

const MIGRATION = '20261130000000_songs_as_they_are_sought';
const schemaPath = join(import.meta.dirname, 'schema.prisma');
const migrationsDir = join(import.meta.dirname, 'migrations');

test('songs that were there before are sought like those that came after', async () => {
  const before = await mkdtemp(join(tmpdir(), 'setlist-migrations-'));
  const { databaseUrl, pool, close } = await createTestDatabase({ empty: true });
  onTestFinished(async () => {
    await close();
    await rm(before, { recursive: true });
  });
  for (const name of await readdir(migrationsDir))
    if (name < MIGRATION) await cp(join(migrationsDir, name), join(before, name), { recursive: true });
  await migrate({ databaseUrl, migrationsDir: before, schemaPath });
  const add = `INSERT INTO songs (user_id, song_id, songname, artist, genre)
    VALUES ('auth0|vera', gen_random_uuid(), 'Fløde på', 'Dvořák', 'Jazz')`;
  await pool.query(add);
  expect(await migrate({ databaseUrl, migrationsDir, schemaPath })).toContain(MIGRATION);
  await pool.query(add);
  const { rows } = await pool.query('SELECT folded FROM songs');
  expect(rows).toEqual(Array(2).fill({ folded: 'flode pa\ndvorak' }));
});

test('a text comes to the same where the database is Turkish and has other small letters', async () => {
  const { databaseUrl, pool, close } = await createTestDatabase({ icuLocale: 'tr' });
  onTestFinished(close);
  await migrate({ databaseUrl, migrationsDir, schemaPath });
  const { rows } = await pool.query(
    `SELECT lower('INDIGO') AS lower, folded('İNDIGO') AS indigo, folded('ΟΔΟΣ') = folded('οδός') AS alike`,
  );
  expect(rows).toEqual([{ lower: 'ındıgo', indigo: 'indigo', alike: true }]);
});

test('a text comes to the same where the search path is empty, as when a dump is restored', async () => {
  const { pool, close } = await createTestDatabase();
  const client = await pool.connect();
  onTestFinished(() => {
    client.release(true);
    return close();
  });
  await client.query("SET search_path = ''");
  const { rows } = await client.query("SELECT public.folded('Dvořák') AS folded");
  expect(rows).toEqual([{ folded: 'dvorak' }]);
});
