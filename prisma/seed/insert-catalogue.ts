import type { Connection } from '@setlist/db';
import { insertRows } from './insert-rows.ts';
import { people } from './people.ts';
import { playlists } from './playlists.ts';
import { songs } from './songs.ts';

/** Adds the songs and the playlists; the genres come with the first migration. */
export async function insertCatalogue(client: Connection): Promise<void> {
  await insertRows(
    client,
    'songs',
    songs.map((song) => ({
      user_id: people[song.owner].userId,
      song_id: song.songId,
      songname: song.songname,
      artist: song.artist,
      genre: song.genre,
      duration_ms: song.durationMs,
      audio_bytes: song.audioBytes,
      audio_type: 'audio/mpeg',
      version: 1,
      created_at: song.createdAt,
      updated_at: song.createdAt,
    })),
  );
  await insertRows(
    client,
    'playlists',
    playlists.map(({ owner, playlistId, name, visibility, createdAt }) => ({
      user_id: people[owner].userId,
      playlist_id: playlistId,
      name,
      visibility,
      version: 1,
      created_at: createdAt,
      updated_at: createdAt,
    })),
  );
  const members = playlists.flatMap(({ owner, playlistId, songs: list }) =>
    list.map(({ songId }, index) => ({
      user_id: people[owner].userId,
      playlist_id: playlistId,
      position: index + 1,
      song_user_id: people[owner].userId,
      song_id: songId,
    })),
  );
  await insertRows(client, 'playlist_songs', members);
}
