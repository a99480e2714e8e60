import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';
import { UNSPENT_AT_MOST_MS } from '../plays/record-play-sql.ts';

export const PRUNE = 'prune';

/**
 * Makes the scheduled job that forgets answers to idempotency keys and handouts of audio after a day, events after an
 * hour, and listening that makes no difference any more.
 */
export function createPrune({ pool, log }: Deps): Task {
  return async () => {
    const requests = await pool.query(
      "DELETE FROM play_requests WHERE created_at < now() - interval '1 day'",
    );
    const events = await pool.query("DELETE FROM user_events WHERE created_at < now() - interval '1 hour'");
    const handouts = await pool.query(
      "DELETE FROM audio_handouts WHERE last_handed_at < now() - interval '1 day'",
    );
    const listening = await pool.query(
      `DELETE FROM listening WHERE counted_until < now() - interval '${UNSPENT_AT_MOST_MS} ms'`,
    );
    const counts = { requests, events, handouts, listening };
    log.info(
      Object.fromEntries(Object.entries(counts).map(([name, { rowCount }]) => [name, rowCount])),
      'pruned',
    );
  };
}
