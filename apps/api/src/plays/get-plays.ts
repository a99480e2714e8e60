import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.getPlays;

const GET_PLAYS = {
  name: 'get-plays',
  text: 'SELECT coalesce(sum(plays), 0)::text AS plays FROM play_counts WHERE user_id = $1',
};

/**
 * All plays of the caller's playlists, in decimal digits; for a machine those of `user_id`, which it must name.
 * A person may name themselves only: throws `forbidden` for another's, `invalid-input` when a machine names none.
 */
export async function getPlays(
  { pool, caller }: Context<'user-or-plays-reader'>,
  { query: { user_id } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  if (caller.kind === 'user' && user_id !== undefined && user_id !== caller.userId) {
    throw new DomainError('forbidden', { detail: 'You can ask for your own plays only.' });
  }
  if (caller.kind === 'machine' && user_id === undefined) {
    throw new DomainError('invalid-input', {
      errors: [{ in: 'query', field: 'user_id', detail: 'is required for a machine' }],
    });
  }
  const { rows } = await pool.query({ ...GET_PLAYS, values: [user_id ?? caller.userId] });
  return { status: 200, body: rows[0].plays };
}
