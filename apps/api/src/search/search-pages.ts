import { FoundPerson, PlaylistSummary, Song } from '@setlist/contracts';
import { sql } from '@setlist/db/sql';
import { numberAndUuidCursor } from '../http/cursors.ts';
import { jsonPage } from '../sql/json.ts';

/** Pages of what a search finds, as finished JSON; they all take `searchParams`. */
export const FOUND_SONGS = jsonPage(Song, sql.searchSongs);
export const FOUND_PLAYLISTS = jsonPage(PlaylistSummary, sql.searchPlaylists);
export const FOUND_PEOPLE = jsonPage(FoundPerson, sql.searchPeople);

/**
 * What the statements of a search are given. The cursor is score and id of the last one shown: what has moved up
 * meanwhile is not shown, and nothing twice on one page. Throws `invalid-input`.
 */
export function searchParams(
  userId: string,
  query: { q: string; limit: number; cursor?: string | undefined },
) {
  const [score, before] = numberAndUuidCursor(query.cursor);
  return { userId, text: query.q, score, before, limit: query.limit };
}
