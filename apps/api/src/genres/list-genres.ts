import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import type { AnswerFor } from '../http/route.ts';

/** All genres, in the order they are shown. */
export async function listGenres({ pool }: Context): Promise<AnswerFor<typeof contracts.listGenres>> {
  const { rows } = await pool.query('SELECT name FROM genres ORDER BY position');
  return { status: 200, body: { items: rows } };
}
