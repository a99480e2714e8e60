import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { showSong, withLike } from './show-song.ts';

type Contract = typeof contracts.getSong;

/** One of the caller's songs. Throws `not-found` for any other. */
export async function getSong(
  { prisma, caller: { userId } }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const where = { userId_songId: { userId, songId } };
  const song = await prisma.song.findUnique({ where, include: withLike(userId) });
  if (!song) throw notFound('song');
  return { status: 200, body: showSong(song), version: song.version };
}
