import type { contracts } from '@setlist/contracts';
import { isMissingRow } from '@setlist/db/database-errors';
import type { Context } from '../context.ts';
import { notFound, refuseOtherVersion } from '../errors.ts';
import { versionOf } from '../http/if-match.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { showSong, withLike } from './show-song.ts';
import { unknownGenre } from './unknown-genre.ts';

type Contract = typeof contracts.updateSong;

/** Changes the given fields of one of the caller's songs, if `If-Match` names its current version. */
export async function updateSong(
  { prisma, caller }: Context,
  { params: { songId }, headers, body: { genre, ...rest } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const where = { userId_songId: { userId: caller.userId, songId } };
  const song = await prisma.$transaction(async (tx) => {
    // Counting the version locks the row: who changes it at the same time waits, and then finds another version.
    const { version } = await tx.song
      .update({ where, data: { version: { increment: 1 } }, select: { version: true } })
      .catch((error) => {
        throw isMissingRow(error) ? notFound('song') : error;
      });
    refuseOtherVersion(versionOf(headers), version - 1);
    const change = { where, data: { ...rest, genreName: genre }, include: withLike(caller.userId) };
    return tx.song.update(change).catch(unknownGenre);
  });
  return { status: 200, body: showSong(song), version: song.version };
}
