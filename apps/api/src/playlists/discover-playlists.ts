import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { numberAndUuidCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { SUMMARY_JOINS, SUMMARY_JSON } from '../sql/playlist-json.ts';

type Contract = typeof contracts.discoverPlaylists;

// Every counter is read once, in one go; only the page's playlists are then looked at further.
const DISCOVER = {
  name: 'discover-playlists',
  text: `
    WITH counted AS (
      SELECT user_id, playlist_id, sum(plays)::bigint AS plays FROM play_counts GROUP BY user_id, playlist_id
    ), page AS (
      SELECT user_id, playlist_id, coalesce(plays, 0) AS plays
      FROM playlists LEFT JOIN counted USING (user_id, playlist_id)
      WHERE visibility = 'public' AND user_id <> $1 AND (coalesce(plays, 0), playlist_id) < ($2::bigint, $3::uuid)
      ORDER BY 3 DESC, 2 DESC
      LIMIT $4 + 1
    ), numbered AS (
      SELECT *, row_number() OVER (ORDER BY plays DESC, playlist_id DESC) AS row FROM page
    )
    SELECT json_build_object(
      'items', coalesce((
        SELECT json_agg(${SUMMARY_JSON} ORDER BY n.row)
        FROM numbered n JOIN playlists p USING (user_id, playlist_id) ${SUMMARY_JOINS} WHERE n.row <= $4), '[]'),
      'nextCursor', (SELECT last.plays || '_' || last.playlist_id FROM numbered last JOIN numbered next
                     ON next.row = last.row + 1 WHERE last.row = $4)
    )::text AS json`,
};

/**
 * A page of other people's public playlists, most played first. The cursor is the plays and the id of the last
 * one shown: a playlist that is played meanwhile may move up past it, and none is shown twice on one page.
 */
export async function discoverPlaylists(
  { pool, caller }: Context,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const values = [caller.userId, ...numberAndUuidCursor(cursor), limit];
  const { rows } = await pool.query({ ...DISCOVER, values });
  return { status: 200, json: rows[0].json };
}
