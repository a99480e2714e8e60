import type { Pool } from '@setlist/db';

/**
 * Adds music for reads: sixty songs and twenty public playlists of this person, and ten times as many by others, each
 * with twelve songs and plays in four slots; eight are featured. Returns one playlist and one song of the person.
 */
export async function addMusic(pool: Pool, userId: string): Promise<{ playlistId: string; songId: string }> {
  const owners = `(SELECT CASE n WHEN 0 THEN $1 ELSE 'auth0|reader-' || n END AS owner FROM generate_series(0, 10) AS n)`;
  await pool.query(
    `INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms, audio_bytes, audio_type, audio_key)
     SELECT owner, gen_random_uuid(), 'Song ' || n, 'The Ebb', 'Ambient', 40000, 1000, 'audio/mpeg', 'none'
     FROM ${owners}, generate_series(1, 60) AS n`,
    [userId],
  );
  await pool.query(
    `INSERT INTO playlists (user_id, playlist_id, name, visibility)
     SELECT owner, gen_random_uuid(), 'Playlist ' || n, 'public' FROM ${owners}, generate_series(1, 20) AS n`,
    [userId],
  );
  await pool.query(
    `INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
     SELECT p.user_id, p.playlist_id, row_number() OVER (PARTITION BY p.playlist_id), s.user_id, s.song_id
     FROM playlists p CROSS JOIN LATERAL (SELECT * FROM songs WHERE songs.user_id = p.user_id LIMIT 12) AS s`,
  );
  await pool.query(
    `INSERT INTO play_counts (user_id, playlist_id, slot, plays)
     SELECT user_id, playlist_id, slot, 7 + slot FROM playlists, generate_series(0, 3) AS slot`,
  );
  await pool.query(
    `INSERT INTO featured_playlists (position, user_id, playlist_id)
     SELECT row_number() OVER (), user_id, playlist_id FROM playlists WHERE user_id <> $1 LIMIT 8`,
    [userId],
  );
  await pool.query('VACUUM ANALYZE');
  const { rows } = await pool.query<{ playlistId: string; songId: string }>(
    `SELECT playlist_id AS "playlistId", song_id AS "songId" FROM playlist_songs WHERE user_id = $1 LIMIT 1`,
    [userId],
  );
  const [found] = rows;
  if (!found) throw new Error('No music was added.');
  return found;
}
