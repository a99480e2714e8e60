import type { contracts } from '@setlist/contracts';
import { runForOne, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.getPlays;

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
  const { plays } = await runForOne(pool, sql.sumPlays, { userId: user_id ?? caller.userId });
  return { status: 200, body: plays };
}
