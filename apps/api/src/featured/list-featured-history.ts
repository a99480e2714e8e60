import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { numberCursor } from '../http/cursors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { utc } from '../sql/expressions.ts';

type Contract = typeof contracts.listFeaturedHistory;

const HISTORY = `
  WITH page AS (
    SELECT *, row_number() OVER (ORDER BY version DESC) AS row
    FROM featured_edits WHERE version < $1 ORDER BY version DESC LIMIT $2 + 1
  )
  SELECT json_build_object(
    'items', coalesce(json_agg(json_build_object(
      'version', e.version, 'headline', e.headline, 'restored', e.restored, 'editedAt', ${utc('e.edited_at')},
      'editor', CASE WHEN e.editor_id IS NOT NULL THEN coalesce(u.display_name, 'user') END,
      'playlists', coalesce((
        SELECT json_agg(json_build_object('playlistId', held.id, 'name', p.name) ORDER BY held.position)
        FROM unnest(e.playlist_ids) WITH ORDINALITY AS held(id, position)
        LEFT JOIN playlists p ON p.playlist_id = held.id AND p.visibility = 'public'), '[]')
    ) ORDER BY e.row) FILTER (WHERE e.row <= $2), '[]'),
    'nextCursor', CASE WHEN count(*) > $2 THEN (array_agg(e.version ORDER BY e.row))[$2]::text END
  )::text AS json
  FROM page e LEFT JOIN users u ON u.user_id = e.editor_id`;

/** A page of the featured list's versions, newest first. Private playlists keep their names to themselves. */
export async function listFeaturedHistory(
  { pool }: Context<'editor'>,
  { query: { limit, cursor } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { rows } = await pool.query(HISTORY, [numberCursor(cursor), limit]);
  return { status: 200, json: rows[0].json };
}
