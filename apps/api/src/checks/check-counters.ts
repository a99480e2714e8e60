import type { Pool } from '@setlist/db';
import { type RowOf, run, sql } from '@setlist/db/sql';

/** A playlist of which the counter does not say what its rows say. */
export type Difference = RowOf<typeof sql.findDifferingCounters>;

/**
 * Compares every playlist's counter with its rows, in one statement and so in one snapshot: it may run while plays
 * come in. An empty list is the proof that they are equal.
 */
export function checkCounters(pool: Pool): Promise<Difference[]> {
  return run(pool, sql.findDifferingCounters, {});
}
