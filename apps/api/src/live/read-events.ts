import { LiveEvent } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import { run, runForOne, sql } from '@setlist/db/sql';

/** A person's events after the one with the given id, in their order. */
export async function eventsAfter(
  pool: Pool,
  userId: string,
  after: string,
): Promise<{ id: string; data: LiveEvent }[]> {
  const rows = await run(pool, sql.findEvents, { userId, after });
  return rows.map(({ id, data }) => ({ id, data: LiveEvent.parse(data) }));
}

/**
 * The id after which a person's page that has heard nothing yet begins: before the first change of role or plan that
 * its token, issued at `issuedAt` (seconds since 1970), cannot know of; else the newest, "0" when there is none.
 */
export async function startingEventId(pool: Pool, userId: string, issuedAt: number): Promise<string> {
  const { id } = await runForOne(pool, sql.findFirstEvent, { userId, issuedAt: new Date(issuedAt * 1_000) });
  return id;
}
