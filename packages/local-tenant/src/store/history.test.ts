import { createTenantDatabase } from '@setlist/local-tenant/test/tenant-database';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createHistory } from './history.ts';

test('keeps the newest thousand runs of Actions, and at most a hundred more', async () => {
  const database = await createTenantDatabase();
  onTestFinished(() => database.close());
  const history = createHistory(database.pool, pino({ level: 'silent' }));
  const run = { action: 'x', durationMs: 1, logs: [], asked: [] };
  for (let number = 1; number <= 50; number++) {
    const flow = { execution: `${number}`, userId: `auth0|${number}`, protocol: 'oidc-basic-profile' };
    history.runs({ ...flow, runs: Array(45).fill(run) });
    await history.flush();
  }
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS kept, max(seq)::int AS newest, min(seq)::int AS oldest FROM action_runs',
  );
  const { kept, newest, oldest } = rows[0];
  expect(newest).toBe(50 * 45);
  expect(newest - oldest + 1).toBe(kept);
  expect(kept).toBeGreaterThanOrEqual(1_000);
  expect(kept).toBeLessThan(1_100);
});

test('keeps what Actions logged and why they failed, whatever characters are in it', async () => {
  const database = await createTenantDatabase();
  onTestFinished(() => database.close());
  const history = createHistory(database.pool, pino({ level: 'silent' }));
  const odd = ['\0', '\ud83d', '\\u0000', '\\\0', '😀'];
  const run = { action: 'x', durationMs: 1, asked: [], error: odd.join(' ') };
  const logs = odd.map((message) => ({ level: 'info', message }));
  history.runs({ execution: '1', userId: null, protocol: 'post-login', runs: [{ ...run, logs }] });
  history.event({ type: 'f', description: odd.join(' ') });
  await history.flush();
  const kept = ['\ufffd', '\ufffd', '\\u0000', '\\\ufffd', '😀'];
  const { rows } = await database.pool.query('SELECT logs, error FROM action_runs');
  expect(rows).toEqual([
    { logs: kept.map((message) => ({ level: 'info', message })), error: kept.join(' ') },
  ]);
  const events = await database.pool.query('SELECT description FROM log_events');
  expect(events.rows).toEqual([{ description: kept.join(' ') }]);
});
