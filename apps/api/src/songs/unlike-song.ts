import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.unlikeSong;

/**
 * Likes a song no more, also one that the caller may not hear any more. Throws `not-found` for one that they may not
 * hear and did not like.
 */
export async function unlikeSong(
  { pool, prisma, caller: { userId } }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { count } = await prisma.songLike.deleteMany({ where: { userId, songId } });
  // One that its owner removed may come back; the like does not.
  const inBin = { namedId: userId, thing: 'song' as const, thingId: songId, ofTable: 'song_likes' };
  await prisma.bin.deleteMany({ where: inBin });
  if (count > 0) return { status: 204 };
  const [heard] = await run(pool, sql.lockHeardSongs, { userId, songIds: [songId] });
  if (!heard) throw notFound('song');
  return { status: 204 };
}
