import { managementClient } from '@setlist/local-tenant/test/management';
import { readEvents } from '@setlist/local-tenant/test/read-events';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../../store/changes.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

/** Opens the stream; what is done after that is on it. */
async function listen(issuer = tenant.issuer) {
  const stop = new AbortController();
  const response = await fetch(new URL('/dashboard/live', issuer), { signal: stop.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events = readEvents(response);
  return {
    /** Reads on until a change is one of those awaited, for each of them. */
    async until(...awaited: Partial<Change>[]) {
      const missing = [...awaited];
      while (missing.length > 0) {
        const { value, done } = await events.next();
        if (done) throw new Error(`The stream ended before ${JSON.stringify(missing)} came.`);
        expect(value.name).toBe('change');
        const change: Change = value.data;
        const found = missing.findIndex(
          ({ table, id }) => table === change.table && (id === undefined || id === change.id),
        );
        if (found >= 0) missing.splice(found, 1);
      }
    },
    /** Resolves when the stream ends. */
    async end() {
      while (!(await events.next()).done);
    },
    stop: () => stop.abort(),
  };
}

test('an open page hears that the Management API changed metadata', async () => {
  const call = await managementClient(tenant);
  const stream = await listen();
  await call('PATCH', '/users/auth0%7Cvera', { user_metadata: { theme: 'dark' } });
  await stream.until({ table: 'users', id: 'auth0|vera' });
  stream.stop();
});

test('an open page hears of a sign-in, of its Actions, and of what they wrote', async () => {
  const stream = await listen();
  await tenant.signIn({ email: 'max@setlist.example' });
  await stream.until({ table: 'users', id: 'auth0|max' }, { table: 'action_runs' }, { table: 'log_events' });
  stream.stop();
});

test('every open page hears it', async () => {
  const call = await managementClient(tenant);
  const streams = await Promise.all([listen(), listen()]);
  await call('PATCH', '/users/auth0%7Cjane', { app_metadata: { plan: 'full' } });
  await Promise.all(streams.map((stream) => stream.until({ table: 'users', id: 'auth0|jane' })));
  for (const stream of streams) stream.stop();
});

test.each(['live', 'users/auth0%7Cvera/events'])(
  'HEAD of the stream /dashboard/%s is answered',
  async (path) => {
    const response = await fetch(new URL(`/dashboard/${path}`, tenant.issuer), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
  },
);

test('a tenant stops while pages are open, and their streams end', async () => {
  const other = await startTestTenant();
  const stream = await listen(other.issuer);
  const ended = stream.end();
  await other.close();
  await ended;
});

test('when the connection to the database breaks, streams end, and the next one hears again', async () => {
  const stream = await listen();
  const { rowCount } = await tenant.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query = 'LISTEN tenant_changes'`,
  );
  expect(rowCount).toBe(1);
  await stream.end();
  const next = await listen();
  await tenant.db.query(`UPDATE users SET nickname = 'J' WHERE user_id = 'auth0|jesse'`);
  await next.until({ table: 'users', id: 'auth0|jesse' });
  next.stop();
});
