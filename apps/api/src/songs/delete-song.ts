import type { contracts } from '@setlist/contracts';
import { isMissingRow } from '@setlist/db/database-errors';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { removeObjects } from '../storage/remove-objects.ts';

type Contract = typeof contracts.deleteSong;

/**
 * Deletes one of the caller's songs with its audio and cover. It leaves the caller's playlists; where it stands in those of others
 * it is told as deleted, and counted plays stay.
 */
export async function deleteSong(
  { prisma, storage, log, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { userId } = caller;
  const where = { userId_songId: { userId, songId } };
  const gone = await prisma.$transaction(async (tx) => {
    // First: who is putting the song into a playlist at this moment holds it, and their entry is there afterwards.
    const song = await tx.song
      .delete({ where, select: { audioKey: true, coverKey: true } })
      .catch((error) => {
        throw isMissingRow(error) ? notFound('song') : error;
      });
    await tx.playlistSong.deleteMany({ where: { userId, songUserId: userId, songId } });
    return song;
  });
  await removeObjects(storage, log, [gone.audioKey, gone.coverKey]);
  return { status: 204 };
}
