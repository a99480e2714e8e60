import type { Fixtures } from '@playwright/test';
import { createPool, type Pool } from '@setlist/db';
import { sharedStack } from '../env.ts';

// Any number that nothing else of Setlist locks.
const MACHINE = 20_200;

export interface TurnOptions {
  /** Whether the test has the machine for itself, because it measures time. */
  alone: boolean;
}

/**
 * Every test's share of the machine, as a lock in the database that all of them share: one that has it alone waits for
 * the end of those that run, and those that are next wait for its end. Postgres lets go of it when a worker is killed.
 */
export const turns: Fixtures<TurnOptions & { turn: undefined }, { machine: Pool }> = {
  alone: [false, { option: true }],
  machine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const pool = createPool({ databaseUrl: sharedStack().DATABASE_URL, max: 1 });
      await use(pool);
      await pool.end();
    },
    { scope: 'worker' },
  ],
  turn: [
    async ({ alone, machine }, use) => {
      const client = await machine.connect();
      try {
        await client.query(`SELECT pg_advisory_lock${alone ? '' : '_shared'}(${MACHINE})`);
        await use(undefined);
        await client.query('SELECT pg_advisory_unlock_all()');
      } finally {
        client.release();
      }
    },
    { auto: true, timeout: 300_000 },
  ],
};
