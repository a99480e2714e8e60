import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { invalidField } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { brokenConstraint } from '../sql/broken-constraint.ts';

const SET_FAVOURITE = `
  INSERT INTO user_data (user_id, fav_genre) VALUES ($1, $2)
  ON CONFLICT (user_id) DO UPDATE SET fav_genre = excluded.fav_genre`;

type Contract = typeof contracts.setFavouriteGenre;

/** Chooses the caller's favourite genre, or none with null. Throws `invalid-input` for a genre there is not. */
export async function setFavouriteGenre(
  { pool, caller }: Context,
  { body: { genre } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  await pool.query(SET_FAVOURITE, [caller.userId, genre]).catch((error) => {
    if (brokenConstraint(error) !== 'user_data_fav_genre_fkey') throw error;
    throw invalidField('genre', 'must be one of the genres');
  });
  return { status: 200, body: { genre } };
}
