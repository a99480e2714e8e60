import type { ClientBase } from 'pg';

/** The task that brings a person's editor role at the identity provider in line with their plays. */
export const SYNC_ROLE = 'sync-role';

/**
 * SQL of an expression that enqueues the role sync of the person in `userId` (an SQL expression of type text), within
 * the transaction it stands in; `check` says whether to ask the identity provider even if it was last told what the
 * rows say, which can wait until others are done. One waiting job per person is enough, because the job decides from the rows.
 */
export function enqueueSql(userId: string, check = 'false'): string {
  const addJob = `(graphile_worker.add_job('${SYNC_ROLE}', json_build_object('userId', ${userId}, 'check', ${check}),
    job_key => 'sync-role:' || ${userId}, max_attempts => 1000, priority => (${check})::int)).id`;
  // It adds nothing when the job that waits begins in the very moment in which it would be put off; that one may have
  // read the rows before this transaction's are there. The second time it finds it at work, and adds another.
  return `coalesce(${addJob}, ${addJob})`;
}

/** Enqueues the role sync of a person, as part of the caller's transaction. */
export async function enqueueRoleSync(
  client: ClientBase,
  userId: string,
  { check = false } = {},
): Promise<void> {
  await client.query(`SELECT ${enqueueSql('$1::text', '$2::boolean')}`, [userId, check]);
}
