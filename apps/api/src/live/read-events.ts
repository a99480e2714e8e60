import { LiveEvent } from '@setlist/contracts';
import type { Pool } from '@setlist/db';
import type { PrismaClient } from '@setlist/db/create-prisma';
import { run, sql } from '@setlist/db/sql';

/** A person's events after the one with the given id, in their order. */
export async function eventsAfter(
  pool: Pool,
  userId: string,
  after: string,
): Promise<{ id: string; data: LiveEvent }[]> {
  const rows = await run(pool, sql.findEvents, { userId, after });
  return rows.map(({ id, data }) => ({ id, data: LiveEvent.parse(data) }));
}

/** Clocks differ, and an event counts from the start of its transaction; hearing of one twice is harmless. */
const LOOKS_BACK_S = 10;

/**
 * The id after which a person's page that has heard nothing yet begins: before the first change of role or plan that
 * its token, issued at `issuedAt` (seconds since 1970), cannot know of; else the newest, "0" when there is none.
 */
export async function startingEventId(
  prisma: PrismaClient,
  userId: string,
  issuedAt: number,
): Promise<string> {
  const select = { eventId: true };
  // The newest first: what comes between the two looks is then after it, and told.
  const newest = await prisma.userEvent.findFirst({
    where: { userId },
    orderBy: { eventId: 'desc' },
    select,
  });
  const since = new Date((issuedAt - LOOKS_BACK_S) * 1_000);
  const change = await prisma.userEvent.findFirst({
    where: { userId, createdAt: { gt: since }, NOT: { data: { path: ['type'], equals: 'plays' } } },
    orderBy: { eventId: 'asc' },
    select,
  });
  const last = newest?.eventId ?? 0n;
  return String(change && change.eventId <= last ? change.eventId - 1n : last);
}
