import { run, sql } from '@setlist/db/sql';
import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeIn } from '../http/cursors.ts';

// What a page of a long list costs shows in how many rows are read for it.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms)
    SELECT 'auth0|' || n % 4, gen_random_uuid(), md5('title' || n), md5('artist' || n), 'Jazz', n FROM generate_series(1, 8000) n`);
  await database.pool.query('ANALYZE songs');
});
afterAll(() => database.close());

const ORDERS = ['added', 'title', 'artist', 'genre', 'duration'].flatMap((sort) =>
  (['asc', 'desc'] as const).map((order) => [sort, order] as const),
);

test.each(ORDERS)('hardly more songs are read than a page by %s %s shows', async (sort, order) => {
  const client = await database.pool.connect();
  const read = async () => {
    await client.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await client.query<{ read: number }>(`
      SELECT (seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid))::int AS read
      FROM pg_stat_user_tables t WHERE relname = 'songs'`);
    return rows[0]?.read ?? Number.NaN;
  };
  try {
    const userId = 'auth0|1';
    const key = sort === 'genre' ? 'Jazz' : sort === 'duration' ? '000004000' : sort === 'added' ? '' : '8';
    const cursor = `${sort}-${order}_${Buffer.from(key).toString('hex')}_80000000-0000-4000-8000-000000000000`;
    const place = placeIn({ sort, order, cursor: cursor.replace(/^added-desc__/, '') });
    const before = await read();
    const params = { userId, limit: 20, text: null, genre: null, sounding: null };
    const rows =
      'before' in place
        ? await run(client, sql.listSongs, { ...params, ...place })
        : await run(client, sql.sortSongs, { ...params, ...place });
    expect(rows).toHaveLength(20);
    expect((await read()) - before).toBeLessThan(100);
  } finally {
    client.release();
  }
});
