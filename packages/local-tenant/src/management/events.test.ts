import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { DEFAULT_SWITCHES } from '../switches/switches.ts';

let tenant: TestTenant;
let call: ManagementCall;
let token: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  token = await tenant.machineToken();
  call = await managementClient(tenant, token);
});
afterAll(() => tenant.close());

interface Message {
  type: string;
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape
  data: any;
}

async function ask(query = '', headers: Record<string, string> = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const answer = await fetch(`${tenant.issuer}api/v2/events${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: stop.signal,
  });
  return { answer, stop: () => stop.abort() };
}

/** Listens, and gives one message after the other. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const { answer, stop } = await ask(query, headers);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const messages = read(answer);
  const next = async (): Promise<Message | undefined> => (await messages.next()).value;
  const rest = async (): Promise<Message[]> => {
    const all: Message[] = [];
    for await (const message of messages) all.push(message);
    return all;
  };
  return { next, stop, rest };
}

async function* read(answer: Response): AsyncGenerator<Message, undefined> {
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, type = '', id = '', data = ''] = /^event: (.+)\nid: (.+)\ndata: (.+)$/.exec(block) ?? [];
      if (type) yield { type, id, data: JSON.parse(data) };
    }
  }
  return undefined;
}

let people = 0;
async function newUser(): Promise<string> {
  const email = `events-${++people}@example.com`;
  return (await call('POST', '/users', { connection: 'google-oauth2', email })).body.user_id;
}
const INSERT = `INSERT INTO users (user_id, connection) VALUES ($1, 'google-oauth2')`;
const about = (message?: Message) => [message?.type, message?.data.event.data.object.user_id];

test('tells of users who are added, changed and deleted, with the user as the API shows them', async () => {
  const { next } = await listen();
  const account = { connection: 'Username-Password-Authentication', email: 'told@example.com' };
  const created = (await call('POST', '/users', { ...account, password: 'Long-enough-1' })).body;
  const message = await next();
  expect(message).toEqual({
    type: 'user.created',
    id: message?.data.offset,
    data: {
      offset: expect.any(String),
      event: {
        ...{ specversion: '1.0', type: 'user.created', id: expect.stringMatching(/^evt_\w+$/) },
        ...{ time: expect.stringMatching(/Z$/), source: 'urn:auth0:setlist.localhost', a0tenant: 'setlist' },
        ...{ a0stream: expect.any(String), data: { object: created } },
      },
    },
  });
  const path = `/users/${encodeURIComponent(created.user_id)}`;
  const changed = (await call('PATCH', path, { app_metadata: { plan: 'full' } })).body;
  expect((await next())?.data.event).toMatchObject({ type: 'user.updated', data: { object: changed } });
  await call('DELETE', path);
  expect((await next())?.data.event).toMatchObject({
    type: 'user.deleted',
    data: { object: { ...changed, deleted_at: expect.any(String) } },
  });
});

test('a sign-in that changes nothing else is no event', async () => {
  const { next } = await listen();
  await tenant.signIn({ email: 'max@setlist.example' });
  await tenant.signIn({ email: 'max@setlist.example' });
  await tenant.db.query(`UPDATE users SET last_ip = '::2' WHERE user_id = 'auth0|max'`);
  const id = await newUser();
  let message = await next();
  // The first sign-in may have an Action write metadata.
  while (message?.type === 'user.updated') {
    expect(message.data.event.data.object.user_metadata).toBeDefined();
    expect(message.data.event.data.object.last_ip).not.toBe('::2');
    message = await next();
  }
  expect(about(message)).toEqual(['user.created', id]);
});

test('tells of the types that are asked for alone', async () => {
  const one = await listen('?event_type=user.deleted');
  const two = await listen('?event_type=user.deleted&event_type=user.updated&event_type=group.created');
  const id = await newUser();
  const path = `/users/${encodeURIComponent(id)}`;
  expect((await call('PATCH', path, { user_metadata: { a: 1 } })).status).toBe(200);
  expect((await call('DELETE', path)).status).toBe(204);
  expect(about(await one.next())).toEqual(['user.deleted', id]);
  expect([about(await two.next()), about(await two.next())]).toEqual([
    ['user.updated', id],
    ['user.deleted', id],
  ]);
});

test('goes on after an offset, by from or Last-Event-ID, which wins, and misses nothing in between', async () => {
  const first = await listen();
  const ids = [await newUser()];
  const start = await first.next();
  first.stop();
  for (const _ of [1, 2]) ids.push(await newUser());
  const again = await listen(`?from=${start?.id}`);
  const [second, third] = [await again.next(), await again.next()];
  expect([about(second)[1], about(third)[1]]).toEqual(ids.slice(1));
  const byHeader = await listen(`?from=${start?.id}`, { 'last-event-id': second?.id ?? '' });
  expect(about(await byHeader.next())).toEqual(['user.created', ids[2]]);
});

test('tells of what happened since a time', async () => {
  await newUser();
  const { rows } = await tenant.db.query<{ now: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
  );
  const ids = [await newUser(), await newUser()];
  const { next } = await listen(`?from_timestamp=${rows[0]?.now}`);
  expect([about(await next())[1], about(await next())[1]]).toEqual(ids);
});

test('misses nobody whose transaction ends after that of a later one', async () => {
  const { next } = await listen();
  const slow = await tenant.db.connect();
  await slow.query('BEGIN');
  await slow.query(INSERT, ['google-oauth2|slow']);
  const quick = tenant.db.query(INSERT, ['google-oauth2|quick']);
  const told = [next(), next()];
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`;
  await expect.poll(async () => (await tenant.db.query(waiting)).rowCount).toBe(1);
  await slow.query('COMMIT');
  slow.release();
  await quick;
  expect((await Promise.all(told)).map((message) => about(message)[1])).toEqual([
    'google-oauth2|slow',
    'google-oauth2|quick',
  ]);
});

test.each([
  ['?event_type=user.flown', 400, 'invalid_query_string'],
  ['?from=nonsense', 400, 'invalid_cursor'],
  [`?from=${Buffer.from('1.1000').toString('base64url')}`, 410, 'cursor_expired'],
  ['?from_timestamp=yesterday', 400, 'invalid_query_string'],
  ['?from=a&from_timestamp=2026-01-01T00:00:00Z', 400, 'invalid_query_string'],
  ['?page=1', 400, 'invalid_query_string'],
])('refuses %s with %i', async (query, status, errorCode) => {
  const { answer } = await ask(query);
  expect([answer.status, await answer.json()]).toEqual([
    status,
    expect.objectContaining({ statusCode: status, errorCode }),
  ]);
});

test('has as many connections as the plan: one with the limits of the free one, else eight', async () => {
  const openAll = async (limit: number) => {
    const listeners = [];
    while (listeners.length < limit) listeners.push(await listen());
    const { answer } = await ask();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    for (const { stop } of listeners) stop();
    // The place is free again as soon as the tenant has seen that somebody left.
    await expect.poll(async () => (await ask()).answer.status).toBe(200);
  };
  await openAll(8);
});

test('tells where it is at each heartbeat, and ends after some minutes, to go on from there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { next, rest } = await listen();
  const id = await newUser();
  const created = await next();
  await vi.advanceTimersByTimeAsync(15_000);
  const beat = await next();
  expect([beat?.type, beat?.data]).toEqual(['offset-only', { offset: beat?.id }]);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  const types = new Set((await rest()).map(({ type }) => type));
  expect([...types]).toEqual(['offset-only']);
  vi.useRealTimers();
  const later = await newUser();
  const again = await listen(`?from=${beat?.id}`);
  expect([about(created)[1], about(await again.next())[1]]).toEqual([id, later]);
});

test('ends with an error message when the events cannot be read', async () => {
  const { next, rest } = await listen();
  await tenant.db.query('ALTER TABLE user_events RENAME COLUMN at TO elsewhere');
  try {
    await tenant.db.query('UPDATE users SET logins_count = logins_count');
    expect(await next()).toMatchObject({
      type: 'error',
      data: { error: { code: 'processing_error', message: expect.any(String) } },
    });
    expect(await rest()).toEqual([]);
  } finally {
    await tenant.db.query('ALTER TABLE user_events RENAME COLUMN elsewhere TO at');
  }
});

test('takes a reset for no event', async () => {
  const { next } = await listen();
  await tenant.reset();
  token = await tenant.machineToken();
  call = await managementClient(tenant, token);
  const id = await newUser();
  expect(about(await next())).toEqual(['user.created', id]);
});

test('ends when the tenant stops, and with the limits of the free plan there is one connection', async () => {
  const own = await startTestTenant({ options: { switches: DEFAULT_SWITCHES } });
  const headers = { authorization: `Bearer ${await own.machineToken()}` };
  const first = await fetch(`${own.issuer}api/v2/events`, { headers });
  expect(first.status).toBe(200);
  const second = await fetch(`${own.issuer}api/v2/events`, { headers });
  expect(second.status).toBe(429);
  await own.close();
  expect(await first.text()).toContain(':connected');
});
