import { utc } from '../sql/expressions.ts';

/** SQL that shows a row `s` of songs as the contract's Song. */
export const SONG_JSON = `json_build_object(
  'songId', s.song_id, 'songname', s.songname, 'artist', s.artist, 'genre', s.genre,
  'durationMs', s.duration_ms, 'hasAudio', s.audio_bytes IS NOT NULL, 'version', s.version,
  'createdAt', ${utc('s.created_at')}, 'updatedAt', ${utc('s.updated_at')})`;

/** A song as the queries here return it. */
export interface SongRow {
  json: string;
  version: number;
}
