import type { contracts, FieldError } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import type { Context } from '../context.ts';
import { invalidFields, versionError } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { type PlaylistRow, readPlaylist } from '../sql/playlist-json.ts';
import { IS_PUBLISHED } from '../sql/song-access.ts';
import { transaction } from '../sql/transaction.ts';
import { lockOwnPlaylist } from './lock-own-playlist.ts';

type Contract = typeof contracts.replacePlaylistSongs;

// A song must not be deleted between this look and the insertion. What stands in the playlist already may stay there: a
// song that its owner has taken back meanwhile must not hold up the order of the others.
const ALLOWED_SONGS = `
  SELECT s.user_id, s.song_id FROM songs s
  WHERE s.song_id = ANY($3::uuid[]) AND (
    s.user_id = $1 OR ${IS_PUBLISHED} OR EXISTS (
      SELECT FROM playlist_songs ps
      WHERE ps.user_id = $1 AND ps.playlist_id = $2 AND ps.song_user_id = s.user_id AND ps.song_id = s.song_id))
  FOR KEY SHARE OF s`;

/**
 * Replaces the songs of one of the caller's playlists, in the given order, if `If-Match` names its current version.
 * Throws `invalid-input` with an entry for each song that the caller may not hear, or that is named twice.
 */
export async function replacePlaylistSongs(
  { pool, caller: { userId } }: Context,
  { params: { playlistId }, headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key: [string, string] = [userId, playlistId];
  const songIds = body.songIds.map((id) => id.toLowerCase());
  const playlist = await transaction(pool, async (client) => {
    const current = await lockOwnPlaylist(client, userId, playlistId);
    const stale = versionError(versionOf(headers), current);
    if (stale) throw stale;
    const owners = await ownersOf(client, [...key, songIds]);
    await client.query('DELETE FROM playlist_songs WHERE user_id = $1 AND playlist_id = $2', key);
    await client.query(
      `INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
       SELECT $1, $2, position, song_user_id, song_id
       FROM unnest($3::text[], $4::uuid[]) WITH ORDINALITY AS list(song_user_id, song_id, position)`,
      [...key, owners, songIds],
    );
    await client.query(
      'UPDATE playlists SET version = version + 1, updated_at = now() WHERE user_id = $1 AND playlist_id = $2',
      key,
    );
    return (await readPlaylist(client, userId, playlistId)) as PlaylistRow;
  });
  return { status: 200, ...playlist };
}

/** The owners of these songs, in order. Throws `invalid-input` when the playlist may not hold one of them. */
async function ownersOf(
  client: ClientBase,
  values: [userId: string, playlistId: string, songIds: string[]],
): Promise<string[]> {
  const { rows } = await client.query<{ user_id: string; song_id: string }>(ALLOWED_SONGS, values);
  const owners = new Map(rows.map((row) => [row.song_id, row.user_id]));
  const [, , ids] = values;
  const errors = ids.flatMap<FieldError>((id, index) => {
    const field = `songIds[${index}]`;
    if (!owners.has(id)) return [{ in: 'body', field, detail: 'must be a song that you may hear' }];
    if (ids.indexOf(id) < index) return [{ in: 'body', field, detail: 'must not stand in the list twice' }];
    return [];
  });
  if (errors.length > 0) throw invalidFields(errors);
  return ids.flatMap((id) => owners.get(id) ?? []);
}
