import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';
import { transaction } from '../sql/transaction.ts';
import { lockOwnPlaylist } from './lock-own-playlist.ts';

type Contract = typeof contracts.deletePlaylist;

/** Deletes one of the caller's playlists and the plays it had, which may cost them the editor role. */
export async function deletePlaylist(
  { pool, caller }: Context,
  { params: { playlistId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await transaction(pool, async (client) => {
    await lockOwnPlaylist(client, caller.userId, playlistId);
    await client.query('DELETE FROM playlists WHERE user_id = $1 AND playlist_id = $2', [
      caller.userId,
      playlistId,
    ]);
    await enqueueRoleSync(client, caller.userId);
  });
  return { status: 204 };
}
