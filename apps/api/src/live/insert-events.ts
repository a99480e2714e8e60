import type { LiveEvent } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import type { ClientBase } from 'pg';

/** The channel on which processes tell each other whose events to look at. */
export const CHANNEL = 'user_events';

/** An event and the person whose open pages hear of it. */
export interface EventFor {
  userId: string;
  event: LiveEvent;
}

// The locks make ids of one person's events appear in their order, so that resuming after one misses none. They are
// taken in the order of the people, so that two such statements cannot wait for each other.
const INSERT_EVENTS = {
  name: 'insert-events',
  text: `
    WITH due AS (
      SELECT user_id, data FROM unnest($1::text[], $2::jsonb[]) AS due(user_id, data)
    ), people AS (
      SELECT DISTINCT user_id FROM due ORDER BY user_id
    ), turns AS MATERIALIZED (
      SELECT user_id, pg_advisory_xact_lock(hashtextextended('events:' || user_id, 0)) FROM people
    ), events AS (
      INSERT INTO user_events (user_id, data) SELECT user_id, data FROM due JOIN turns USING (user_id)
    )
    SELECT pg_notify('${CHANNEL}', user_id) FROM turns`,
};

/**
 * Keeps events for people's open pages and wakes the processes that serve them, when the transaction commits. Each
 * person is locked until then: a hundred people at once is fine, thousands are more than Postgres has locks for.
 */
export async function insertEvents(db: Pool | ClientBase, events: readonly EventFor[]): Promise<void> {
  const values = [events.map(({ userId }) => userId), events.map(({ event }) => JSON.stringify(event))];
  await (db as ClientBase).query({ ...INSERT_EVENTS, values });
}
