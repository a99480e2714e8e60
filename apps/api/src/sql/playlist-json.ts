import type { Pool } from '@setlist/db';
import type { ClientBase } from 'pg';
import { utc } from './expressions.ts';
import { JOIN_SONG } from './song-access.ts';

// All plays of a row `p` of playlists: the sum of its counter's slots.
const PLAYS = `coalesce((
  SELECT sum(c.plays)::bigint FROM play_counts c WHERE c.user_id = p.user_id AND c.playlist_id = p.playlist_id), 0)`;

const SUMMARY_FIELDS = `
  'playlistId', p.playlist_id, 'name', p.name, 'visibility', p.visibility,
  'owner', json_build_object('displayName', coalesce(u.display_name, 'user'), 'editor', coalesce(r.editor, false)),
  'mine', p.user_id = $1, 'plays', ${PLAYS},
  'songCount', held.songs, 'durationMs', held.duration_ms,
  'version', p.version, 'updatedAt', ${utc('p.updated_at')}`;

/** SQL that shows a row `p` of playlists as the contract's PlaylistSummary; `$1` is the caller. */
export const SUMMARY_JSON = `json_build_object(${SUMMARY_FIELDS})`;

/** What SUMMARY_JSON reads beside `p`: the owner as others see them, and the songs added up. */
export const SUMMARY_JOINS = `
  LEFT JOIN users u ON u.user_id = p.user_id
  LEFT JOIN role_syncs r ON r.user_id = p.user_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS songs, coalesce(sum(s.duration_ms), 0)::bigint AS duration_ms
    FROM playlist_songs ps ${JOIN_SONG}
    WHERE ps.user_id = p.user_id AND ps.playlist_id = p.playlist_id
  ) AS held`;

const SONGS = `coalesce((
  SELECT json_agg(json_build_object(
    'songId', s.song_id, 'songname', s.songname, 'artist', s.artist, 'genre', s.genre,
    'durationMs', s.duration_ms, 'hasAudio', s.audio_bytes IS NOT NULL) ORDER BY ps.position)
  FROM playlist_songs ps ${JOIN_SONG}
  WHERE ps.user_id = p.user_id AND ps.playlist_id = p.playlist_id), '[]')`;

const READ_PLAYLIST = {
  name: 'read-playlist',
  text: `
    SELECT json_build_object(${SUMMARY_FIELDS}, 'songs', ${SONGS})::text AS json, p.version
    FROM playlists p ${SUMMARY_JOINS}
    WHERE p.playlist_id = $2 AND (p.user_id = $1 OR p.visibility = 'public')`,
};

/** A playlist as finished JSON of the contract's Playlist, with its version. */
export interface PlaylistRow {
  json: string;
  version: number;
}

/** Reads a playlist that `userId` may see, on the pool or within a transaction; undefined when there is none. */
export async function readPlaylist(
  db: Pool | ClientBase,
  userId: string,
  playlistId: string,
): Promise<PlaylistRow | undefined> {
  const { rows } = await (db as ClientBase).query<PlaylistRow>({
    ...READ_PLAYLIST,
    values: [userId, playlistId],
  });
  return rows[0];
}
