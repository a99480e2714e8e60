import type { ClientBase } from 'pg';

export interface FeaturedState {
  editorId: string;
  headline: string;
  playlistIds: string[];
  /** The version whose state this brings back, when it is an undo. */
  restored?: number;
}

const SAVE = `
  WITH list AS (
    UPDATE featured_list SET headline = $2, version = version + 1, updated_by = $1, updated_at = now()
    RETURNING version
  ), added AS (
    INSERT INTO featured_playlists (position, user_id, playlist_id)
    SELECT wanted.position, p.user_id, p.playlist_id
    FROM unnest($3::uuid[]) WITH ORDINALITY AS wanted(playlist_id, position)
    JOIN playlists p USING (playlist_id)
  )
  INSERT INTO featured_edits (version, editor_id, headline, playlist_ids, restored)
  SELECT version, $1, $2, $3::uuid[], $4 FROM list`;

// The state that the first edit replaces was nobody's edit, but undoing must be able to bring it back.
const KEEP_FIRST = `
  INSERT INTO featured_edits (version, editor_id, headline, playlist_ids, edited_at)
  SELECT version, updated_by, headline,
    array(SELECT playlist_id FROM featured_playlists ORDER BY position), updated_at
  FROM featured_list
  ON CONFLICT (version) DO NOTHING`;

/** Saves the featured list as its next version, and keeps who made it and when. The list must be locked. */
export async function saveFeatured(client: ClientBase, state: FeaturedState): Promise<void> {
  await client.query(KEEP_FIRST);
  await client.query('DELETE FROM featured_playlists');
  await client.query(SAVE, [state.editorId, state.headline, state.playlistIds, state.restored ?? null]);
}
