import { isDeepStrictEqual } from 'node:util';
import { type contracts, PlayAnswer } from '@setlist/contracts';
import { brokenConstraint } from '@setlist/db/database-errors';
import { run, sql } from '@setlist/db/sql';
import type { Context } from '../context.ts';
import { DomainError, invalidField, notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { playParams, type ToldPlay } from './play-params.ts';

type Contract = typeof contracts.recordPlay;

/**
 * Records that the caller heard a song of a playlist, and tells whether it counted, and why not if it did not.
 * What was heard for long enough is in their history from then on, counted or not.
 * A repeated `Idempotency-Key` gets the answer that it got before, and nothing is counted again.
 * Throws `not-found` for a playlist the caller cannot see, `invalid-input` for a song that is not in it or a key
 * that was used for another request.
 */
export async function recordPlay(
  ctx: Context,
  { params: { playlistId }, headers, body: { songId, heardMs, listenId } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const { pool, caller, events, metrics } = ctx;
  const key = headers['idempotency-key'] ?? null;
  const told = {
    listenerId: caller.userId,
    playlistId,
    songId,
    heardMs,
    key,
    listenId,
    emailVerified: caller.emailVerified,
  };
  const rows = await run(pool, sql.recordPlay, playParams(told)).catch((error) => {
    if (brokenConstraint(error) === 'play_requests_pkey') return undefined;
    throw error;
  });
  if (!rows) return answerWith(await earlierAnswer(ctx, told, key as string));
  const [play] = rows;
  if (!play) throw notFound('playlist');
  const { ownerId, hasSong, reason, ...rest } = play;
  if (!hasSong) throw invalidField('songId', 'must be a song of this playlist');
  const answer = PlayAnswer.parse({ counted: rest.counted, plays: rest.plays, ...(reason && { reason }) });
  metrics.plays.inc({ outcome: answer.reason ?? 'counted' });
  if (answer.counted) events.announcePlays(ownerId, playlistId, answer.plays);
  return answerWith(answer);
}

function answerWith(body: PlayAnswer): AnswerFor<Contract> {
  return body.counted ? { status: 201, body } : { status: 200, body };
}

/** The answer that an `Idempotency-Key` got before. Throws `invalid-input` when it was used for another request. */
async function earlierAnswer({ prisma }: Context, told: ToldPlay, key: string): Promise<PlayAnswer> {
  const where = { userId_key: { userId: told.listenerId, key } };
  const earlier = await prisma.playRequest.findUnique({ where });
  const request = {
    playlistId: told.playlistId.toLowerCase(),
    songId: told.songId.toLowerCase(),
    heardMs: told.heardMs,
  };
  if (earlier && isDeepStrictEqual(earlier.request, request)) return PlayAnswer.parse(earlier.answer);
  throw new DomainError('invalid-input', {
    errors: [{ in: 'header', field: 'idempotency-key', detail: 'was used for another request' }],
  });
}
