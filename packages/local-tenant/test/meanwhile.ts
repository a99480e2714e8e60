import { expect } from 'vitest';
import type { TestTenant } from './tenant.ts';

/**
 * Changes something while a request is under way: the change is made and held, the request comes to where it has to wait
 * for it, and then it counts. Returns the answer of the request, which has to go by what is there by then.
 */
export async function changeMeanwhile<T>(
  { db }: Pick<TestTenant, 'db'>,
  change: { sql: string; values: unknown[] },
  ask: () => Promise<T>,
): Promise<T> {
  const other = await db.connect();
  try {
    await other.query('BEGIN');
    await other.query(change.sql, change.values);
    const asked = ask();
    const waiting =
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    await expect.poll(async () => (await db.query(waiting)).rowCount).toBe(1);
    await other.query('COMMIT');
    return await asked;
  } finally {
    other.release();
  }
}
