import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { showSong } from './show-song.ts';

type Contract = typeof contracts.getSong;

/** One of the caller's songs. Throws `not-found` for any other. */
export async function getSong(
  { prisma, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const song = await prisma.song.findUnique({ where: { userId_songId: { userId: caller.userId, songId } } });
  if (!song) throw notFound('song');
  return { status: 200, body: showSong(song), version: song.version };
}
