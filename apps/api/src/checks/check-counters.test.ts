import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkCounters } from './check-counters.ts';

let database: TestDatabase;
const playlistId = '019ae000-0000-7000-8000-000000000001';
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(
    "INSERT INTO playlists (user_id, playlist_id, name) VALUES ('auth0|vera', $1, 'One')",
    [playlistId],
  );
});
afterAll(() => database.close());

const count = (slot: number, plays: number) =>
  database.pool.query('INSERT INTO play_counts (user_id, playlist_id, slot, plays) VALUES ($1, $2, $3, $4)', [
    'auth0|vera',
    playlistId,
    slot,
    plays,
  ]);

test('finds a counter that says more or less than its rows, and none when they are equal', async () => {
  expect(await checkCounters(database.pool)).toEqual([]);
  await count(0, 1);
  expect(await checkCounters(database.pool)).toEqual([
    { userId: 'auth0|vera', playlistId, counted: 1, rows: 0 },
  ]);
  await database.pool.query(
    `INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
     SELECT 'auth0|vera', $1, $1, 'auth0|jane', 30000 FROM generate_series(1, 3)`,
    [playlistId],
  );
  expect(await checkCounters(database.pool)).toEqual([
    { userId: 'auth0|vera', playlistId, counted: 1, rows: 3 },
  ]);
  await count(7, 2);
  expect(await checkCounters(database.pool)).toEqual([]);
});
