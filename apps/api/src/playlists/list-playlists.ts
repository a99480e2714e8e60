import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { uuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { SUMMARY_JOINS, SUMMARY_JSON } from '../sql/playlist-json.ts';

type Contract = typeof contracts.listPlaylists;

const LIST_PLAYLISTS = {
  name: 'list-playlists',
  text: `
    WITH page AS (
      SELECT *, row_number() OVER (ORDER BY playlist_id DESC) AS row
      FROM playlists
      WHERE user_id = $1 AND playlist_id < $2
      ORDER BY playlist_id DESC
      LIMIT $3 + 1
    )
    SELECT json_build_object(
      'items', coalesce((
        SELECT json_agg(${SUMMARY_JSON} ORDER BY p.row) FROM page p ${SUMMARY_JOINS} WHERE p.row <= $3), '[]'),
      'nextCursor', (SELECT last.playlist_id FROM page last JOIN page next ON next.row = last.row + 1
                     WHERE last.row = $3)
    )::text AS json`,
};

/** A page of the caller's playlists, newest first. */
export async function listPlaylists(
  { pool, caller }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { rows } = await pool.query({
    ...LIST_PLAYLISTS,
    values: [caller.userId, uuidCursor(cursor), limit],
  });
  return { status: 200, json: rows[0].json };
}
