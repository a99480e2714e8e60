import type { contracts, FieldError } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import type { Context } from '../context.ts';
import { invalidFields, versionError } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { type PlaylistRow, readPlaylist } from '../sql/playlist-json.ts';
import { transaction } from '../sql/transaction.ts';
import { lockOwnPlaylist } from './lock-own-playlist.ts';

type Contract = typeof contracts.replacePlaylistSongs;

/**
 * Replaces the songs of one of the caller's playlists, in the given order, if `If-Match` names its current version.
 * Throws `invalid-input` with an entry for each song that is not the caller's, or named twice.
 */
export async function replacePlaylistSongs(
  { pool, caller }: Context,
  { params: { playlistId }, headers, body: { songIds } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  const playlist = await transaction(pool, async (client) => {
    const current = await lockOwnPlaylist(client, userId, playlistId);
    const wrong = versionError(versionOf(headers), current) ?? (await wrongSongs(client, userId, songIds));
    if (wrong) throw wrong;
    const key = [userId, playlistId];
    await client.query('DELETE FROM playlist_songs WHERE user_id = $1 AND playlist_id = $2', key);
    await client.query(
      `INSERT INTO playlist_songs (user_id, playlist_id, position, song_id)
       SELECT $1, $2, position, song_id FROM unnest($3::uuid[]) WITH ORDINALITY AS list(song_id, position)`,
      [...key, songIds],
    );
    await client.query(
      'UPDATE playlists SET version = version + 1, updated_at = now() WHERE user_id = $1 AND playlist_id = $2',
      key,
    );
    return (await readPlaylist(client, userId, playlistId)) as PlaylistRow;
  });
  return { status: 200, ...playlist };
}

async function wrongSongs(client: ClientBase, userId: string, songIds: string[]) {
  // FOR KEY SHARE: a song must not be deleted between this look and the insertion.
  const { rows } = await client.query<{ song_id: string }>(
    'SELECT song_id FROM songs WHERE user_id = $1 AND song_id = ANY($2::uuid[]) FOR KEY SHARE',
    [userId, songIds],
  );
  const own = new Set(rows.map((row) => row.song_id));
  const ids = songIds.map((id) => id.toLowerCase());
  const errors = ids.flatMap<FieldError>((id, index) => {
    const field = `songIds[${index}]`;
    if (!own.has(id)) return [{ in: 'body', field, detail: 'must be one of your songs' }];
    if (ids.indexOf(id) < index) return [{ in: 'body', field, detail: 'must not stand in the list twice' }];
    return [];
  });
  return errors.length > 0 ? invalidFields(errors) : undefined;
}
