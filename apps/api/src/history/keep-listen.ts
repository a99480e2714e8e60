import { COUNTS_AFTER_MS, type contracts } from '@setlist/contracts';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { invalidField, notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';

type Contract = typeof contracts.keepListen;

/**
 * Keeps that the caller heard a song on its own, or how long they heard in the end what is kept by this id. It counts for
 * nobody. Throws `not-found` for a song that they cannot hear, `invalid-input` when too little was heard to be kept, and
 * for another song than the one that the id stands for.
 */
export async function keepListen(
  { pool, caller }: Context,
  { params: { listenId }, body: { songId, heardMs } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const told = { userId: caller.userId, listenId, songId, heardMs, enoughMs: COUNTS_AFTER_MS };
  const [listen] = await run(pool, sql.keepListen, told);
  if (!listen) throw notFound('song');
  if (!listen.enough) throw invalidField('heardMs', 'must be at least 30000, or half of the song');
  if (!listen.kept) throw invalidField('songId', 'must be the song that this id stands for');
  return { status: 204 };
}
