import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { containing } from '../sql/expressions.ts';
import { SONG_JSON } from './song-json.ts';

type Contract = typeof contracts.listSongs;

// One row more than asked for tells whether there is a next page. Ids are UUIDv7, so their order is that of time.
/** The statement; the benchmarks run it bare. */
export const LIST_SONGS = {
  name: 'list-songs',
  text: `
    SELECT json_build_object(
      'items', coalesce(json_agg(${SONG_JSON} ORDER BY s.song_id DESC) FILTER (WHERE s.row <= $3), '[]'),
      'nextCursor', CASE WHEN count(*) > $3 THEN (array_agg(s.song_id ORDER BY s.song_id DESC))[$3] END
    )::text AS json
    FROM (
      SELECT *, row_number() OVER (ORDER BY song_id DESC) AS row
      FROM songs
      WHERE user_id = $1 AND song_id < $2 AND ($4::text IS NULL OR songname ILIKE $4 OR artist ILIKE $4)
      ORDER BY song_id DESC
      LIMIT $3 + 1
    ) AS s`,
};

/** A page of the caller's songs, newest first; `q` is looked for in title and artist. */
export async function listSongs(
  { pool, caller }: Context,
  { query: { limit, cursor, q } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const values = [caller.userId, uuidCursor(cursor), limit, q?.trim() ? containing(q.trim()) : null];
  const { rows } = await pool.query({ ...LIST_SONGS, values });
  return { status: 200, json: rows[0].json };
}
