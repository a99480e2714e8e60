import type { Pool } from '@setlist/db';
import type { ClientBase } from 'pg';
import { utc } from '../sql/expressions.ts';
import { SUMMARY_JOINS, SUMMARY_JSON } from '../sql/playlist-json.ts';

// A playlist that its owner made private meanwhile stays in the list, unseen, until an editor saves the next one.
const READ_FEATURED = {
  name: 'read-featured',
  text: `
    SELECT f.version, json_build_object(
      'headline', f.headline, 'version', f.version, 'updatedAt', ${utc('f.updated_at')},
      'updatedBy', CASE WHEN f.updated_by IS NOT NULL THEN coalesce(
        (SELECT display_name FROM users WHERE user_id = f.updated_by), 'user') END,
      'playlists', coalesce((
        SELECT json_agg(${SUMMARY_JSON} ORDER BY fp.position)
        FROM featured_playlists fp JOIN playlists p USING (user_id, playlist_id) ${SUMMARY_JOINS}
        WHERE p.visibility = 'public'), '[]')
    )::text AS json
    FROM featured_list f`,
};

/** Reads the featured list as finished JSON of the contract's Featured; `userId` is who reads. */
export async function readFeatured(
  db: Pool | ClientBase,
  userId: string,
): Promise<{ json: string; version: number }> {
  const { rows } = await (db as ClientBase).query({ ...READ_FEATURED, values: [userId] });
  return rows[0];
}
