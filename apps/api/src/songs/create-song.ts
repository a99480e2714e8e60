import { randomUUIDv7 } from 'node:crypto';
import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { refuseBeyondPlan } from '../users/plan-limits.ts';
import { showSong } from './show-song.ts';
import { unknownGenre } from './unknown-genre.ts';

type Contract = typeof contracts.createSong;

/** Adds a song of the caller. Throws `plan-limit`, and `invalid-input` for a genre there is not. */
export async function createSong(
  { prisma, caller }: Context,
  { body: { genre, ...rest } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const songId = randomUUIDv7();
  const song = await prisma.$transaction(async (tx) => {
    await refuseBeyondPlan(tx, caller, 'songs');
    const data = { userId: caller.userId, songId, genreName: genre, ...rest };
    return tx.song.create({ data }).catch(unknownGenre);
  });
  return {
    status: 201,
    headers: { Location: `/songs/${songId}` },
    body: showSong({ ...song, likes: [] }),
    version: song.version,
  };
}
