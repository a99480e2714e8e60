import type { Fixtures } from '@playwright/test';
import { createPool } from '@setlist/db';
import { sharedStack } from '../env.ts';

// Any number that nothing else of Setlist locks.
const MACHINE = 20_200;

export interface TurnOptions {
  /** Whether the test has the machine for itself, because it measures time. */
  alone: boolean;
}

/**
 * Every test's share of the machine, as a lock in the database that all of them share: one that has it alone waits for
 * the end of those that run, and those that are next wait for its end. The lock goes with its connection, also when
 * the worker is killed.
 */
export const turns: Fixtures<TurnOptions & { turn: undefined }> = {
  alone: [false, { option: true }],
  turn: [
    async ({ alone }, use) => {
      const { DATABASE_URL } = sharedStack();
      const pool = createPool({ databaseUrl: DATABASE_URL, max: 1, connectTimeoutMs: 60_000 });
      const connection = await pool.connect();
      try {
        await connection.query(`SELECT pg_advisory_lock${alone ? '' : '_shared'}(${MACHINE})`);
        await use(undefined);
      } finally {
        connection.release();
        await pool.end();
      }
    },
    { auto: true, timeout: 300_000 },
  ],
};
