import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';

export const PRUNE = 'prune';

/** Makes the scheduled job that forgets answers to idempotency keys after a day and events after an hour. */
export function createPrune({ pool, log }: Deps): Task {
  return async () => {
    const requests = await pool.query(
      "DELETE FROM play_requests WHERE created_at < now() - interval '1 day'",
    );
    const events = await pool.query("DELETE FROM user_events WHERE created_at < now() - interval '1 hour'");
    log.info({ requests: requests.rowCount, events: events.rowCount }, 'pruned');
  };
}
