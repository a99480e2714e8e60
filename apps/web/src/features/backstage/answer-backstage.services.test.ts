import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { readEvents, type StreamedEvent } from '@setlist/local-tenant/test/read-events';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../../test/sessions.ts';
import { startAnew } from '../../../test/settings.ts';
import type * as Session from '../../session/session.ts';
import type * as Stopping from '../../stopping.ts';
import type * as Backstage from './answer-backstage.ts';

const JANE = 'auth0|jane';

let tenant: TestTenant;
let manage: ManagementCall;
let folder: string;
let jane: Session.SessionToken;
let backstage: typeof Backstage;
let session: typeof Session;
let stop: typeof Stopping;
beforeAll(async () => {
  tenant = await startTestTenant();
  manage = await managementClient(tenant);
  folder = await mkdtemp(join(tmpdir(), 'setlist-sessions-'));
  jane = await janesSession(tenant);
});
beforeEach(() => restart());
afterAll(async () => {
  vi.unstubAllEnvs();
  await tenant.close();
  await rm(folder, { recursive: true, force: true });
});

/** The modules as a process has them that was just started, with these settings besides those of the tenant. */
async function restart(settings: Record<string, string> = {}) {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, 'setlistStopping');
  startAnew({ ...settingsOf(tenant, folder), XRAY: 'on', ...settings });
  backstage = await import('./answer-backstage.ts');
  session = await import('../../session/session.ts');
  stop = await import('../../stopping.ts');
}

/** An open page's request; `leave` is what leaving the page does. */
function request(madeFor?: string) {
  const page = new AbortController();
  onTestFinished(() => page.abort());
  const query = madeFor === undefined ? '' : `?${new URLSearchParams({ for: madeFor })}`;
  const signal = page.signal;
  return {
    request: new Request(`http://localhost:3000/backstage/events${query}`, { signal }),
    leave: () => page.abort(),
  };
}

/** Opens the stream of somebody's own page. */
async function open(own: Session.SessionToken) {
  const { request: asked, leave } = request(own.identity.sub);
  const response = await backstage.answerBackstage(asked, own);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events = readEvents(response);
  return {
    leave,
    next: async () => (await events.next()).value,
    /** All that comes until the end. */
    async rest() {
      const told: StreamedEvent[] = [];
      for await (const event of events) told.push(event);
      return told;
    },
  };
}

/** How many listen at the tenant's database for what changes: one while somebody looks on, else none. */
async function listeners(): Promise<number> {
  const { rows } = await tenant.db.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND query = 'LISTEN tenant_changes'`,
  );
  return rows[0].count;
}

test('tells a page of its own person: both metadata and the log, now and at each change', async () => {
  const { next } = await open(jane);
  const first = await next();
  expect(first).toMatchObject({ name: 'state', data: { profile: { user_id: JANE } } });
  expect(first?.data.profile.user_metadata).toMatchObject({ hobby: 'surfing' });
  expect(first?.data.profile.app_metadata).toMatchObject({ plan: 'full' });
  const signedIn = first?.data.log.find(({ type }: { type: string }) => type === 's');
  expect(signedIn.actions.map(({ name }: { name: string }) => name)).toContain('Add claims');

  await manage('PATCH', '/users/auth0%7Cjane', { user_metadata: { hobby: 'chess' } });
  let state = await next();
  while (state?.data.log[0]?.type !== 'sapi') state = await next();
  expect(state?.data.profile.user_metadata).toMatchObject({ hobby: 'chess' });
  expect(state?.data.log[0]?.description).toBe('Update a User');
});

test('passes on only what is shown', async () => {
  const { next } = await open(jane);
  const state = (await next())?.data;
  expect(Object.keys(state).sort()).toEqual(['log', 'profile']);
  expect(Object.keys(state.profile).sort()).toEqual(['app_metadata', 'user_id', 'user_metadata']);
  expect(Object.keys(state.log[0])).not.toContain('ip');
  expect(JSON.stringify(state.profile)).not.toContain('jane.doe@example.com');
});

/** Puts a server into the tenant's place that says this, or nothing, to all who ask; returns the paths they asked for. */
async function insteadOfTenant(text?: string): Promise<string[]> {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (text !== undefined) response.write(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await restart({ AUTH0_ISSUER_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  return asked;
}

const stateOf = (user_id: string) => {
  const state = { profile: { user_id, user_metadata: { of: user_id } }, log: [] };
  return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
};

test.each([
  ['of another user', stateOf('auth0|vera'), 0],
  ['what it does not know', 'event: state\ndata: {"secret":"vera"}\n\n', 1],
])('ends when the tenant tells it %s, and passes nothing of it on', async (_, wrong, complaints) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await insteadOfTenant(stateOf(JANE) + wrong + stateOf(JANE));
  const text = await (await backstage.answerBackstage(request(JANE).request, jane)).text();
  expect(text.match(/"of":"auth0\|jane"/g)).toHaveLength(1);
  expect(text).not.toContain('vera');
  expect(said).toHaveBeenCalledTimes(complaints);
  said.mockClear();
});

test.each([
  ['nobody is signed in', 401, JANE, () => null],
  ['the page was made for somebody else', 409, 'auth0|vera', () => jane],
  ['the page does not say for whom it was made', 409, undefined, () => jane],
])('asks the tenant for nothing when %s', async (_, status, madeFor, own) => {
  const asked = await insteadOfTenant(stateOf(JANE));
  for (const answer of [backstage.answerBackstage, backstage.peekBackstage]) {
    const response = await answer(request(madeFor).request, own());
    expect([response.status, await response.text()]).toEqual([status, '']);
  }
  expect(asked).toEqual([]);
});

test('says to a HEAD that there would be a stream, and opens none', async () => {
  const asked = await insteadOfTenant(stateOf(JANE));
  const response = backstage.peekBackstage(request(JANE).request, jane);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect(await response.text()).toBe('');
  // The first that the tenant hears of.
  await (await open(jane)).next();
  expect(asked).toEqual(['/dashboard/users/auth0%7Cjane/events']);
});

test.each([
  ['X-ray is off', { XRAY: 'off' }],
  ['the identity provider is not the local tenant', { AUTH0_ISSUER_BASE_URL: 'https://tenant.example/' }],
])('is not there when %s', async (_, settings) => {
  await restart(settings);
  const { request: asked } = request(JANE);
  for (const answer of [backstage.answerBackstage, backstage.peekBackstage]) {
    expect((await answer(asked, jane)).status).toBe(404);
    expect((await answer(asked, null)).status).toBe(404);
  }
});

test('lets go of the tenant when the page is left', async () => {
  const { next, leave } = await open(jane);
  await next();
  expect(await listeners()).toBe(1);
  leave();
  await expect.poll(listeners).toBe(0);
});

test('ends with the session, before it would tell anything more', async () => {
  const own = await janesSession(tenant);
  const { next, rest } = await open(own);
  await next();
  await session.endSession(own);
  await manage('PATCH', '/users/auth0%7Cjane', { user_metadata: { hobby: 'secret' } });
  const told = await rest();
  expect(JSON.stringify(told)).not.toContain('secret');
});

test('ends when the server stops', async () => {
  const { next, rest } = await open(jane);
  await next();
  stop.beginStopping();
  await rest();
  await expect.poll(listeners).toBe(0);
});

test('says that a user was deleted, also to who asks for them after that', async () => {
  const { body } = await manage('POST', '/users', { connection: 'google-oauth2', email: 'gone@example.com' });
  const own = { ...jane, identity: { ...jane.identity, sub: body.user_id } };
  const { next, rest } = await open(own);
  expect((await next())?.data.profile).toEqual({ user_id: body.user_id });
  await manage('DELETE', `/users/${body.user_id}`);
  const told = await rest();
  expect(told.map(({ name }) => name)).toEqual(['gone']);
  // As a page does that comes into view again.
  expect(await (await open(own)).rest()).toEqual([{ name: 'gone', data: {} }]);
});

test('asks to come back later while the tenant does not answer', async () => {
  await restart({ AUTH0_ISSUER_BASE_URL: 'http://127.0.0.1:9/' });
  const { request: asked } = request(JANE);
  const response = await backstage.answerBackstage(asked, jane);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
});

test('does not wait for ever for a tenant that takes the request and says nothing', async () => {
  const asked = await insteadOfTenant();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const response = backstage.answerBackstage(request(JANE).request, jane);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await response).status).toBe(503);
});
