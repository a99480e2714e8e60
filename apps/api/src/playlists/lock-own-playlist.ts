import type { ClientBase } from 'pg';
import { DomainError, notFound } from '../errors.ts';

/**
 * Locks a playlist that the caller is about to change, and returns its version.
 * Another person's private playlist is `not-found`, like one that does not exist. A public one is `forbidden`: the
 * caller can see it, so nothing is told by saying that it is not theirs.
 */
export async function lockOwnPlaylist(
  client: ClientBase,
  userId: string,
  playlistId: string,
): Promise<number> {
  const { rows } = await client.query(
    'SELECT version FROM playlists WHERE user_id = $1 AND playlist_id = $2 FOR UPDATE',
    [userId, playlistId],
  );
  if (rows[0]) return rows[0].version;
  const others = await client.query(
    "SELECT FROM playlists WHERE playlist_id = $1 AND visibility = 'public'",
    [playlistId],
  );
  if (others.rowCount === 0) throw notFound('playlist');
  throw new DomainError('forbidden', { detail: 'Only its owner can change a playlist.' });
}
