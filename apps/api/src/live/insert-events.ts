import type { LiveEvent } from '@setlist/contracts';
import { type Queryable, run, sql } from '@setlist/db/sql';

/** The channel on which processes tell each other whose events to look at. */
export const CHANNEL = 'user_events';

/** An event and the person whose open pages hear of it. */
export interface EventFor {
  userId: string;
  event: LiveEvent;
}

/**
 * Keeps events for people's open pages and wakes the processes that serve them, when the transaction commits. Each
 * person is locked until then: a hundred people at once is fine, thousands are more than Postgres has locks for.
 */
export async function insertEvents(db: Queryable, events: readonly EventFor[]): Promise<void> {
  await run(db, sql.insertEvents, {
    userIds: events.map(({ userId }) => userId),
    events: events.map(({ event }) => JSON.stringify(event)),
  });
}
