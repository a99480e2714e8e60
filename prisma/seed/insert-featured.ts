import type { Connection } from '@setlist/db';
import { insertRows } from './insert-rows.ts';
import { people } from './people.ts';
import { featured, playlists } from './playlists.ts';

/** Makes Vera's edit of the featured list its second version, as the API would; the first is the empty one. */
export async function insertFeatured(client: Connection): Promise<void> {
  const chosen = featured.playlists.map((name) => {
    const playlist = playlists.find((candidate) => candidate.name === name);
    if (!playlist) throw new Error(`The demo data has no playlist "${name}" to feature.`);
    return playlist;
  });
  const editor = people[featured.editor].userId;
  const { rows } = await client.query<{ version: number }>(
    `UPDATE featured_list SET headline = $1, updated_by = $2, version = version + 1, updated_at = now()
     RETURNING version`,
    [featured.headline, editor],
  );
  await insertRows(
    client,
    'featured_playlists',
    chosen.map(({ owner, playlistId }, index) => ({
      position: index + 1,
      user_id: people[owner].userId,
      playlist_id: playlistId,
    })),
  );
  await client.query(
    'INSERT INTO featured_edits (version, editor_id, headline, playlist_ids) VALUES ($1, $2, $3, $4)',
    [rows[0]?.version, editor, featured.headline, chosen.map(({ playlistId }) => playlistId)],
  );
}
