import type { Playlist, Song } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import type { Person, TestApi } from './api.ts';

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
  pool: Pool,
  { playlistId }: { playlistId: string },
  plays: number,
): Promise<void> {
  await pool.query(
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
