import type { contracts } from '@setlist/contracts';
import { brokenConstraint } from '@setlist/db/database-errors';
import type { Context } from '../context.ts';
import { invalidField } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.setFavouriteGenre;

/** Chooses the caller's favourite genre, or none with null. Throws `invalid-input` for a genre there is not. */
export async function setFavouriteGenre(
  { prisma, caller: { userId } }: Context,
  { body: { genre } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const favGenre = genre;
  await prisma.userData
    .upsert({ where: { userId }, create: { userId, favGenre }, update: { favGenre } })
    .catch((error) => {
      if (brokenConstraint(error) !== 'user_data_fav_genre_fkey') throw error;
      throw invalidField('genre', 'must be one of the genres');
    });
  return { status: 200, body: { genre } };
}
