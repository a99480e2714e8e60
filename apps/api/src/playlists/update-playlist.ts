import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { versionError } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { type PlaylistRow, readPlaylist } from '../sql/playlist-json.ts';
import { transaction } from '../sql/transaction.ts';
import { lockOwnPlaylist } from './lock-own-playlist.ts';

type Contract = typeof contracts.updatePlaylist;

const UPDATE_PLAYLIST = `
  UPDATE playlists
  SET name = coalesce($3, name), visibility = coalesce($4::visibility, visibility),
      version = version + 1, updated_at = now()
  WHERE user_id = $1 AND playlist_id = $2`;

/** Changes name or visibility of one of the caller's playlists, if `If-Match` names its current version. */
export async function updatePlaylist(
  { pool, caller }: Context,
  { params: { playlistId }, headers, body }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const playlist = await transaction(pool, async (client) => {
    const current = await lockOwnPlaylist(client, caller.userId, playlistId);
    const wrong = versionError(versionOf(headers), current);
    if (wrong) throw wrong;
    const values = [caller.userId, playlistId, body.name ?? null, body.visibility ?? null];
    await client.query(UPDATE_PLAYLIST, values);
    return (await readPlaylist(client, caller.userId, playlistId)) as PlaylistRow;
  });
  return { status: 200, ...playlist };
}
