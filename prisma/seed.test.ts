import { createTestDatabase } from '@setlist/db/test/create-test-database';
import { expect, onTestFinished, test } from 'vitest';
import { seed } from './seed.ts';

async function seededDatabase() {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  expect(await seed(database.prisma)).toBe(true);
  const rows = async (sql: string) => (await database.pool.query(sql)).rows;
  return { ...database, rows };
}

test('gives Vera 240 plays and Jesse one fewer than an editor needs', async () => {
  const { rows } = await seededDatabase();
  expect(
    await rows(
      `SELECT user_id, count(*)::int AS plays FROM plays WHERE user_id IN ('auth0|vera', 'auth0|jesse')
       GROUP BY user_id ORDER BY user_id`,
    ),
  ).toEqual([
    { user_id: 'auth0|jesse', plays: 99 },
    { user_id: 'auth0|vera', plays: 240 },
  ]);
});

test('keeps every counter equal to its plays, and every gate to the last of them', async () => {
  const { rows } = await seededDatabase();
  expect(
    await rows(
      `SELECT * FROM (SELECT playlist_id, sum(plays)::int AS n FROM play_counts GROUP BY 1) c
       FULL JOIN (SELECT playlist_id, count(*)::int AS n FROM plays GROUP BY 1) p USING (playlist_id)
       WHERE c.n IS DISTINCT FROM p.n`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT * FROM play_gates g
       FULL JOIN (SELECT user_id, playlist_id, listener_id, max(played_at) AS last FROM plays GROUP BY 1, 2, 3) p
         USING (user_id, playlist_id, listener_id)
       WHERE g.counted_at IS DISTINCT FROM p.last`,
    ),
  ).toEqual([]);
});

test('gives every listener a history: their plays, and what they heard of their own', async () => {
  const { rows } = await seededDatabase();
  expect(
    await rows(
      `SELECT * FROM (SELECT * FROM listens WHERE counted) l FULL JOIN plays p
         ON (l.user_id, l.playlist_id, l.song_id, l.heard_ms, l.heard_at)
          = (p.listener_id, p.playlist_id, p.song_id, p.heard_ms, p.played_at::timestamptz(3))
       WHERE l.user_id IS NULL OR p.user_id IS NULL`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT listen_id FROM listens l LEFT JOIN playlist_songs ps USING (playlist_id, song_id)
       WHERE ps.song_id IS NULL OR l.heard_at > now()
         OR counted = (l.user_id = ps.user_id)`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT user_id FROM users WHERE 20 > (SELECT count(*) FROM listens WHERE listens.user_id = users.user_id)`,
    ),
  ).toEqual([]);
});

test('counts only plays that the rule allows: heard long enough, in the playlist, in the past, 30 s apart', async () => {
  const { rows } = await seededDatabase();
  expect(
    await rows(
      `SELECT p.play_id FROM plays p
       LEFT JOIN playlist_songs ps ON (ps.user_id, ps.playlist_id, ps.song_id) = (p.user_id, p.playlist_id, p.song_id)
       LEFT JOIN songs s ON (s.user_id, s.song_id) = (p.user_id, p.song_id)
       WHERE ps.song_id IS NULL OR p.heard_ms < least(30000, s.duration_ms / 2) OR p.played_at > now()`,
    ),
  ).toEqual([]);
  expect(
    await rows(
      `SELECT * FROM (
         SELECT played_at - lag(played_at) OVER (PARTITION BY playlist_id, listener_id ORDER BY played_at) AS gap
         FROM plays
       ) gaps WHERE gap < interval '30 s'`,
    ),
  ).toEqual([]);
});

test('adds 40 songs in all 8 genres, 12 playlists and a featured list with its edit', async () => {
  const { rows } = await seededDatabase();
  expect(
    await rows(
      `SELECT (SELECT count(*)::int FROM songs) AS songs, (SELECT count(DISTINCT genre)::int FROM songs) AS genres,
         (SELECT count(*)::int FROM playlists) AS playlists,
         (SELECT count(*)::int FROM featured_playlists) AS featured,
         (SELECT e.playlist_ids = array(SELECT playlist_id FROM featured_playlists ORDER BY position)
          FROM featured_edits e JOIN featured_list l USING (version)) AS edit_matches`,
    ),
  ).toEqual([{ songs: 40, genres: 8, playlists: 12, featured: 6, edit_matches: true }]);
});

test('leaves a database with data in it alone, and seeds once when two start at the same time', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const outcomes = await Promise.all([seed(database.prisma), seed(database.prisma)]);
  expect(outcomes.sort()).toEqual([false, true]);
  expect(await seed(database.prisma)).toBe(false);
});

test('adds nothing at all when a part of it fails', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  await database.pool.query('ALTER TABLE featured_edits ADD CONSTRAINT no_second CHECK (version < 2)');
  await expect(seed(database.prisma)).rejects.toThrow(/no_second/);
  const { rows } = await database.pool.query('SELECT count(*)::int AS n FROM songs');
  expect(rows).toEqual([{ n: 0 }]);
});
