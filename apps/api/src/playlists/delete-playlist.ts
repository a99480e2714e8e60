import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { enqueueRoleSync } from '../role-sync/enqueue-role-sync.ts';
import { notOwnPlaylist } from './claim-own-playlist.ts';

type Contract = typeof contracts.deletePlaylist;

/** Deletes one of the caller's playlists and the plays it had, which may cost them the editor role. */
export async function deletePlaylist(
  { prisma, caller }: Context,
  { params: { playlistId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.playlist.deleteMany({ where: { userId: caller.userId, playlistId } });
    if (count === 0) throw await notOwnPlaylist(tx, playlistId);
    await enqueueRoleSync(tx, caller.userId);
  });
  return { status: 204 };
}
