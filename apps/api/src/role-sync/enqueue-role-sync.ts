import { type Queryable, runForOne, sql } from '@setlist/db/sql';

/** The task that brings a person's editor role at the identity provider in line with their plays. */
export const SYNC_ROLE = 'sync-role';

/**
 * Enqueues the role sync of a person, as part of the caller's transaction. With `check` the identity provider is asked
 * even if it was last told what the rows say, which can wait until others are done.
 */
export async function enqueueRoleSync(db: Queryable, userId: string, { check = false } = {}): Promise<void> {
  await runForOne(db, sql.enqueueRoleSync, { userId, check });
}
