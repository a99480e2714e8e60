import { createTestDatabase, type TestDatabase } from '@setlist/db/test/create-test-database';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EventFor, insertEvents } from './insert-events.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const about = (userId: string): EventFor => ({ userId, event: { type: 'plan', plan: 'full' } });

test('locks people in the order of their ids, so that two at once cannot wait for each other', async () => {
  const people = Array.from({ length: 12 }, (_, n) => `auth0|${String.fromCharCode(97 + n)}`);
  const last = people.at(-1) ?? '';
  const { pool } = database;
  const commit = await holdTransaction(pool, (holder) => insertEvents(holder, [about(last)]));
  const writer = await pool.connect();
  const writing = insertEvents(writer, people.toReversed().map(about));
  await untilWaiting(pool, writing);
  // Whoever waits for the last of them holds all others.
  const { rows } = await pool.query(
    `SELECT count(*)::int AS held FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE datname = current_database() AND locktype = 'advisory' AND granted AND wait_event_type = 'Lock'`,
  );
  await commit();
  await writing;
  writer.release();
  expect(rows[0].held).toBe(people.length - 1);
});

test('keeps a person’s events in the order of their ids, also when two transactions write at once', async () => {
  const { pool } = database;
  const commit = await holdTransaction(pool, (first) => insertEvents(first, [about('auth0|vera')]));
  const second = insertEvents(pool, [about('auth0|vera')]);
  await untilWaiting(pool, second);
  const seen = await pool.query("SELECT FROM user_events WHERE user_id = 'auth0|vera'");
  await commit();
  await second;
  // A page that resumed after the second would never have heard of the first.
  expect(seen.rowCount).toBe(0);
});
