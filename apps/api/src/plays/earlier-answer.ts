import type { NotCountedReason } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import type { z } from 'zod';
import { DomainError } from '../errors.ts';

/** Whether a play counted, the playlist's plays with it, and why it did not. */
export interface Answer {
  counted: boolean;
  plays: number;
  reason?: z.infer<typeof NotCountedReason>;
}

const EARLIER = `
  SELECT answer, request = json_build_object('playlistId', $2::uuid, 'songId', $3::uuid, 'heardMs', $4::int)::jsonb
    AS same
  FROM play_requests
  WHERE user_id = $1 AND key = $5`;

/**
 * The answer that an `Idempotency-Key` got before; `values` are those of RECORD_PLAY.
 * Throws `invalid-input` when it was used for another request.
 */
export async function earlierAnswer(pool: Pool, values: unknown[]): Promise<Answer> {
  const { rows } = await pool.query<{ answer: Answer; same: boolean }>(EARLIER, values.slice(0, 5));
  if (rows[0]?.same) return rows[0].answer;
  throw new DomainError('invalid-input', {
    errors: [{ in: 'header', field: 'idempotency-key', detail: 'was used for another request' }],
  });
}
