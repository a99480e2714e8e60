import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { removeAudio } from './audio-file.ts';

type Contract = typeof contracts.deleteSong;

/** Deletes one of the caller's songs with its audio; it leaves all playlists, and counted plays stay. */
export async function deleteSong(
  { prisma, env, log, caller }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { count } = await prisma.song.deleteMany({ where: { userId: caller.userId, songId } });
  if (count === 0) throw notFound('song');
  // The song is gone either way: a file left behind harms nobody, but somebody should know.
  await removeAudio(env.audioDir, songId).catch((err) => log.warn({ err, songId }, 'audio file left behind'));
  return { status: 204 };
}
