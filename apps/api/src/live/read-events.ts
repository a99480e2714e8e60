import type { LiveEvent } from '@setlist/contracts';
import type { Pool } from '@setlist/db';

const AFTER = {
  name: 'events-after',
  text: `SELECT event_id::text AS id, data FROM user_events WHERE user_id = $1 AND event_id > $2 ORDER BY event_id`,
};

/** A person's events after the one with the given id, in their order. */
export async function eventsAfter(
  pool: Pool,
  userId: string,
  id: string,
): Promise<{ id: string; data: LiveEvent }[]> {
  const { rows } = await pool.query({ ...AFTER, values: [userId, id] });
  return rows;
}

// Clocks differ, and an event counts from the start of its transaction: hearing of one twice is harmless.
const MARGIN = '10 seconds';

const START = {
  name: 'first-event-id',
  text: `
    SELECT coalesce(
      min(event_id) FILTER (
        WHERE data->>'type' <> 'plays' AND created_at > to_timestamp($2) - interval '${MARGIN}'
      ) - 1, max(event_id), 0)::text AS id
    FROM user_events WHERE user_id = $1`,
};

/**
 * The id after which a person's page that has heard nothing yet begins: before the first change of role or plan that
 * its token, issued at `issuedAt` (seconds since 1970), cannot know of; else the newest, "0" when there is none.
 */
export async function startingEventId(pool: Pool, userId: string, issuedAt: number): Promise<string> {
  const { rows } = await pool.query({ ...START, values: [userId, issuedAt] });
  return rows[0].id;
}
