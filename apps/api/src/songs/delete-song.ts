import type { contracts } from '@setlist/contracts';
import { isMissingRow } from '@setlist/db/database-errors';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { removeObjects } from '../storage/remove-objects.ts';

type Contract = typeof contracts.deleteSong;

/** Deletes one of the caller's songs with its audio and cover; it leaves all playlists, and counted plays stay. */
export async function deleteSong(
  { prisma, storage, log, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const where = { userId_songId: { userId: caller.userId, songId } };
  const gone = await prisma.song
    .delete({ where, select: { audioKey: true, coverKey: true } })
    .catch((error) => {
      throw isMissingRow(error) ? notFound('song') : error;
    });
  await removeObjects(storage, log, [gone.audioKey, gone.coverKey]);
  return { status: 204 };
}
