import type { Playlist, Song } from '@setlist/contracts';
import type { Connection, Pool } from '@setlist/postgres/create-pool';
import { PEOPLE, type Person, type TestApi } from './api.ts';

/** Adds a song of a person through the API. */
export async function addSong(api: TestApi, person: Person, songname = 'Tide'): Promise<Song> {
  const body = { songname, artist: 'The Ebb', genre: 'Ambient', durationMs: 40_000 };
  return (await api.as(person).createSong({ body })).body;
}

/** Adds a playlist of a person with some songs of theirs, public unless told. */
export async function addPlaylist(
  api: TestApi,
  person: Person,
  { name = 'Evening', visibility = 'public' as 'public' | 'private', songs = 1 } = {},
): Promise<Playlist> {
  const client = api.as(person);
  const { body: playlist } = await client.createPlaylist({ body: { name, visibility } });
  if (songs === 0) return playlist;
  const songIds: string[] = [];
  for (let i = 0; i < songs; i++) songIds.push((await addSong(api, person, `${name} ${i + 1}`)).songId);
  const { body } = await client.replacePlaylistSongs({
    params: { playlistId: playlist.playlistId },
    headers: { 'if-match': '"1"' },
    body: { songIds },
  });
  return body;
}

/** Gives a playlist plays of listeners who are no demo people, counter and rows alike. */
export async function givePlays(
  db: Pool | Connection,
  { playlistId }: { playlistId: string },
  plays: number,
): Promise<void> {
  await db.query(
    `WITH list AS (SELECT user_id, playlist_id FROM playlists WHERE playlist_id = $1),
     played AS (
       INSERT INTO plays (user_id, playlist_id, song_id, listener_id, heard_ms)
       SELECT list.user_id, list.playlist_id, ps.song_id, 'auth0|listener-' || n, 30000
       FROM list, generate_series(1, $2) AS n,
         LATERAL (SELECT song_id FROM playlist_songs p WHERE p.playlist_id = list.playlist_id LIMIT 1) ps)
     INSERT INTO play_counts (user_id, playlist_id, slot, plays) SELECT user_id, playlist_id, 99, $2 FROM list
     ON CONFLICT (user_id, playlist_id, slot) DO UPDATE SET plays = play_counts.plays + excluded.plays`,
    [playlistId, plays],
  );
}

/**
 * Hands the audio of a playlist's songs to listeners, an hour ago, as far as the database knows: for tests that are
 * about something else than what it takes for a play to count. Songs without audio get some, in their row alone.
 */
export async function handOutAudio(
  pool: Pool,
  { playlistId }: { playlistId: string },
  listenerIds: readonly string[],
): Promise<void> {
  await pool.query(
    `WITH song AS (
       UPDATE songs s SET audio_bytes = coalesce(audio_bytes, 1000), audio_type = coalesce(audio_type, 'audio/mpeg'),
         audio_key = coalesce(audio_key, s.song_id || '.mp3')
       FROM playlist_songs ps
       WHERE ps.playlist_id = $1 AND s.user_id = ps.song_user_id AND s.song_id = ps.song_id
       RETURNING s.song_id, s.audio_bytes)
     INSERT INTO audio_handouts (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
     SELECT listener, song_id, int4multirange(int4range(0, audio_bytes)), audio_bytes, hour_ago, hour_ago
     FROM song, unnest($2::text[]) AS listener, (SELECT now() - interval '1 hour') AS time (hour_ago)
     ON CONFLICT (user_id, song_id) DO NOTHING`,
    [playlistId, listenerIds],
  );
}

/** Adds a playlist as `addPlaylist` does, of which the demo people were handed the audio long enough ago to play it. */
export async function addHeardPlaylist(...args: Parameters<typeof addPlaylist>): Promise<Playlist> {
  const playlist = await addPlaylist(...args);
  const listeners = Object.keys(PEOPLE).map((person) => `auth0|${person}`);
  await handOutAudio(args[0].database.pool, playlist, listeners);
  return playlist;
}

/** Lets time pass for listeners: what they were handed and what counted of them lies so much further back. */
export async function letTimePass(pool: Pool, milliseconds: number): Promise<void> {
  const values = [milliseconds];
  const earlier = "- $1::int * interval '1 ms'";
  await pool.query(`UPDATE audio_handouts SET handed_at = handed_at ${earlier}`, values);
  await pool.query(`UPDATE listening SET counted_until = counted_until ${earlier}`, values);
  await pool.query(`UPDATE play_gates SET counted_at = counted_at ${earlier}`, values);
}
