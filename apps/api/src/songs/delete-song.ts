import type { contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import { putIntoBin } from '../bin/bin.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.deleteSong;

/**
 * Moves one of the caller's songs into their bin (decision 53), with its likes. It leaves the caller's playlists; where it
 * stands in those of others it is told as deleted, and counted plays stay. Its audio and cover go once the bin is emptied.
 */
export async function deleteSong(
  { prisma, caller: { userId } }: Context,
  { params: { songId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await prisma.$transaction(async (tx) => {
    const [song] = await run(tx, sql.lockOwnSong, { userId, songId });
    if (!song) throw notFound('song');
    await putIntoBin(tx, { userId, thing: 'song', thingId: songId });
  });
  return { status: 204 };
}
