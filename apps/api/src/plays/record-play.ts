import type { contracts } from '@setlist/contracts';
import type { Context } from '../context.ts';
import { invalidField, notFound } from '../errors.ts';
import type { AnswerFor, InputFor } from '../http/route.ts';
import { brokenConstraint } from '../sql/broken-constraint.ts';
import { type Answer, earlierAnswer } from './earlier-answer.ts';
import { RECORD_PLAY, type RecordedPlay } from './record-play-sql.ts';

type Contract = typeof contracts.recordPlay;

/**
 * Records that the caller heard a song of a playlist, and tells whether it counted, and why not if it did not.
 * A repeated `Idempotency-Key` gets the answer that it got before, and nothing is counted again.
 * Throws `not-found` for a playlist the caller cannot see, `invalid-input` for a song that is not in it or a key
 * that was used for another request.
 */
export async function recordPlay(
  { pool, caller, events, metrics }: Context,
  { params: { playlistId }, headers, body: { songId, heardMs } }: InputFor<Contract>,
): Promise<AnswerFor<Contract>> {
  const key = headers['idempotency-key'] ?? null;
  const values = [caller.userId, playlistId, songId, heardMs, key, caller.emailVerified];
  const recorded = await pool.query<RecordedPlay>({ ...RECORD_PLAY, values }).catch((error) => {
    if (brokenConstraint(error) === 'play_requests_pkey') return undefined;
    throw error;
  });
  if (!recorded) return answer(await earlierAnswer(pool, values));
  const [play] = recorded.rows;
  if (!play) throw notFound('playlist');
  if (!play.has_song) throw invalidField('songId', 'must be a song of this playlist');
  metrics.plays.inc({ outcome: play.answer.reason ?? 'counted' });
  if (play.answer.counted) events.announcePlays(play.owner_id, playlistId, play.answer.plays);
  return answer(play.answer);
}

function answer(body: Answer): AnswerFor<Contract> {
  return body.counted ? { status: 201, body } : { status: 200, body };
}
