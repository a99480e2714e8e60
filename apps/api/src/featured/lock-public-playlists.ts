import type { ClientBase } from 'pg';

/**
 * Tells which of the ids name public playlists, and locks those against deletion until the end of the transaction: in
 * the order of their ids, so that two transactions do not wait for each other.
 */
export async function lockPublicPlaylists(client: ClientBase, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await client.query<{ playlist_id: string }>(
    `SELECT playlist_id FROM playlists WHERE playlist_id = ANY($1::uuid[]) AND visibility = 'public'
     ORDER BY playlist_id FOR KEY SHARE`,
    [ids],
  );
  return new Set(rows.map((row) => row.playlist_id));
}
