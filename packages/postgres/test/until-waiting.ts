import { expect } from 'vitest';
import type { Pool } from '../src/create-pool.ts';

/**
 * Resolves when so many statements on the pool's database wait for a lock, or when `work`, which is expected to wait,
 * has ended without waiting. With it a test lays the order of what happens at once.
 */
export async function untilWaiting(pool: Pool, work: Promise<unknown>, statements = 1): Promise<void> {
  let ended = false;
  const note = () => {
    ended = true;
  };
  work.then(note, note);
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect
    .poll(async () => ended || ((await pool.query(waiting)).rowCount ?? 0) >= statements, { interval: 10 })
    .toBe(true);
}
