import { run } from '@setlist/db/sql';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FOUND } from './search.ts';
import { searchParams } from './search-pages.ts';

// The short form of `npm run bench -- search`: what it costs shows in whether tables are read whole.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    INSERT INTO songs (user_id, song_id, songname, artist, genre)
    SELECT 'auth0|' || n % 10, gen_random_uuid(), 'Wave ' || md5(n::text), 'The Ebb', 'Jazz' FROM generate_series(1, 20000) n`);
  await database.pool.query(`
    INSERT INTO playlists (user_id, playlist_id, name, visibility)
    SELECT 'auth0|' || n % 10, gen_random_uuid(), 'Evening ' || md5(n::text), 'public' FROM generate_series(1, 5000) n`);
  await database.pool.query(`
    INSERT INTO users (user_id, display_name, last_login_at)
    SELECT 'auth0|' || n, 'Listener ' || md5(n::text), now() FROM generate_series(1, 5000) n`);
});
afterAll(() => database.close());

test.each(['w', 'ev', 'wave', 'wvae', 'isten', 'wave eve list', 'zzzz', '東京', '%', '!!!'])(
  'no table is read whole to look for %j',
  async (q) => {
    const client = await database.pool.connect();
    const scans = async () => {
      await client.query('SELECT pg_stat_force_next_flush()');
      const { rows } = await client.query(
        `SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname IN ('songs', 'playlists', 'users') ORDER BY 1`,
      );
      return rows;
    };
    try {
      const before = await scans();
      await run(client, FOUND, searchParams('auth0|1', { q, limit: 20 }));
      expect(await scans()).toEqual(before);
      expect(before).toHaveLength(3);
    } finally {
      client.release();
    }
  },
);
