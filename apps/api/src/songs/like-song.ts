import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.likeSong;

/** Likes a song that the caller may hear; of two at once the first one stands. Throws `not-found` for any other. */
export async function likeSong(
  { prisma, caller: { userId } }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await prisma.$transaction(async (tx) => {
    const [heard] = await run(tx, sql.lockHeardSongs, { userId, songIds: [songId] });
    if (!heard) throw notFound('song');
    const like = { userId, songId, songUserId: heard.userId, likeId: randomUUIDv7() };
    await tx.songLike.createMany({ data: [like], skipDuplicates: true });
  });
  return { status: 204 };
}
