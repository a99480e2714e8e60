import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** The caller's favourite genre as text, 204 when none is chosen (scenario: `queryGenre`). */
export async function getFavouriteGenre({
  pool,
  caller,
}: Context): Promise<AnswerFor<typeof contracts.getFavouriteGenre>> {
  const { rows } = await pool.query('SELECT fav_genre FROM user_data WHERE user_id = $1', [caller.userId]);
  const genre = rows[0]?.fav_genre;
  return genre ? { status: 200, body: genre } : { status: 204 };
}
