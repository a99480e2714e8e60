import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import { putIntoBin } from '../bin/bin.ts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';
import { notOwnPlaylist } from './claim-own-playlist.ts';

type Contract = typeof contracts.deletePlaylist;

/**
 * Moves one of the caller's playlists into their bin (decision 53). The plays it had count no more, which may cost them
 * the editor role.
 */
export async function deletePlaylist(
  { prisma, caller: { userId } }: Context,
  { params: { playlistId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await prisma.$transaction(async (tx) => {
    const [playlist] = await run(tx, sql.lockOwnPlaylist, { userId, playlistId });
    if (!playlist) throw await notOwnPlaylist(tx, playlistId);
    await putIntoBin(tx, { userId, thing: 'playlist', thingId: playlistId });
    await enqueueRoleSync(tx, userId);
  });
  return { status: 204 };
}
