import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { purge } from '../store/purge.ts';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());
beforeEach(async () => void (await tenant.db.query('DELETE FROM oidc_records')));

const email = 'jane.doe@example.com';
const JANE = '/users/auth0%7Cjane';
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

/** Signs Jane in with a browser of its own, and says by which session. */
async function signIn(cookies = new CookieJar()) {
  const { id_token = '', refresh_token = '' } = await tenant.signIn({ email, cookies });
  return { sid: String(decodeJwt(id_token).sid), refreshToken: refresh_token, cookies };
}
const sessions = async () => (await call('GET', `${JANE}/sessions`)).body.sessions as { id: string }[];
const tokens = async () =>
  (await call('GET', `${JANE}/refresh-tokens`)).body.tokens as { id: string; session_id: string }[];
const asksWhoItIs = async ({ cookies }: { cookies: CookieJar }) =>
  !((await cookies.follow(tenant.authorizeUrl(), tenant.web.redirectUri)) instanceof URL);

test('lists in which browsers a user is signed in, by the ids that their ID tokens carry as sid', async () => {
  const [one, other] = [await signIn(), await signIn()];
  await tenant.signIn({ email: 'vera@setlist.example' });
  const listed = await sessions();
  expect(listed.map(({ id }) => id)).toEqual([one.sid, other.sid].sort());
  expect(listed[0]).toEqual({
    ...{ id: expect.any(String), user_id: 'auth0|jane' },
    ...{ created_at: TIME, updated_at: TIME, authenticated_at: TIME, last_interacted_at: TIME },
    ...{ idle_expires_at: TIME, expires_at: TIME },
    device: {
      ...{ initial_ip: expect.stringMatching(/127|::1/), initial_user_agent: 'node' },
      ...{ last_ip: expect.stringMatching(/127|::1/), last_user_agent: 'node' },
    },
    clients: [{ client_id: tenant.web.clientId }],
    authentication: { methods: [{ name: 'pwd', timestamp: TIME }] },
    session_metadata: {},
  });
  expect((await call('GET', `/sessions/${one.sid}`)).body).toEqual(listed.find(({ id }) => id === one.sid));
});

test('keeps the session’s id through refreshes and sign-ins that ask nothing, and says where it was last used', async () => {
  const first = await signIn();
  const refreshed = decodeJwt((await tenant.refresh(first.refreshToken)).id_token ?? '');
  const again = await signIn(first.cookies);
  expect([refreshed.sid, again.sid]).toEqual([first.sid, first.sid]);
  await first.cookies.follow(tenant.authorizeUrl(), tenant.web.redirectUri, {
    headers: { 'user-agent': 'Another/2' },
  });
  expect(await sessions()).toMatchObject([
    { id: first.sid, device: { initial_user_agent: 'node', last_user_agent: 'Another/2' } },
  ]);
});

test('lists the refresh tokens of a user, each family once, with the session that it came of', async () => {
  const { sid, refreshToken } = await signIn();
  const [before] = await tokens();
  expect(before).toMatchObject({ session_id: sid, last_exchanged_at: null });
  await tenant.refresh(refreshToken);
  expect(await tokens()).toEqual([
    {
      ...before,
      ...{ user_id: 'auth0|jane', client_id: tenant.web.clientId, session_id: sid, rotating: true },
      ...{ created_at: TIME, last_exchanged_at: TIME, expires_at: TIME, idle_expires_at: null },
      device: expect.objectContaining({ initial_user_agent: 'node' }),
      resource_servers: [expect.objectContaining({ scopes: expect.stringContaining('openid') })],
      refresh_token_metadata: {},
    },
  ]);
});

test('gives both lists from checkpoint to checkpoint', async () => {
  for (const _ of [1, 2, 3]) await signIn();
  for (const [path, key] of [
    [`${JANE}/sessions`, 'sessions'],
    [`${JANE}/refresh-tokens`, 'tokens'],
  ] as const) {
    const first = (await call('GET', `${path}?take=2&include_totals=true`)).body;
    const rest = (await call('GET', `${path}?take=2&from=${first.next}`)).body;
    expect([first[key].length, rest[key].length, rest.next]).toEqual([2, 1, undefined]);
    expect(new Set([...first[key], ...rest[key]].map(({ id }: { id: string }) => id)).size).toBe(3);
    expect((await call('GET', `${path}?page=0`)).status).toBe(400);
  }
});

test('ends one session alone when it is deleted, and leaves its refresh tokens', async () => {
  const [one, other] = [await signIn(), await signIn()];
  expect((await call('DELETE', `/sessions/${one.sid}`)).status).toBe(202);
  expect((await sessions()).map(({ id }) => id)).toEqual([other.sid]);
  expect([await asksWhoItIs(one), await asksWhoItIs(other)]).toEqual([true, false]);
  expect(await tokens()).toHaveLength(2);
  await tenant.refresh(one.refreshToken);
  expect((await call('DELETE', `/sessions/${one.sid}`)).status).toBe(202);
});

test('takes its refresh tokens back, and no others, when it is revoked', async () => {
  const [one, other] = [await signIn(), await signIn()];
  expect((await call('POST', `/sessions/${one.sid}/revoke`)).status).toBe(202);
  await expect(tenant.refresh(one.refreshToken)).rejects.toThrow('invalid_grant');
  await tenant.refresh(other.refreshToken);
  expect([await asksWhoItIs(one), await asksWhoItIs(other)]).toEqual([true, false]);
  expect((await call('POST', `/sessions/${one.sid}/revoke`)).status).toBe(404);
});

test('revokes one refresh token by its id, with the family', async () => {
  const [one, other] = [await signIn(), await signIn()];
  const { refresh_token: rotated = '' } = await tenant.refresh(one.refreshToken);
  const { id } = (await tokens()).find(({ session_id }) => session_id === one.sid) ?? {};
  expect((await call('DELETE', `/refresh-tokens/${id}`)).status).toBe(202);
  await expect(tenant.refresh(rotated)).rejects.toThrow('invalid_grant');
  await tenant.refresh(other.refreshToken);
});

interface Lasting {
  path: string;
  key: string;
  list: () => Promise<unknown[]>;
}
async function lastings(): Promise<Lasting[]> {
  const { sid } = await signIn();
  const { id } = (await tokens()).find(({ session_id }) => session_id === sid) ?? {};
  return [
    { path: `/sessions/${sid}`, key: 'session_metadata', list: sessions },
    { path: `/refresh-tokens/${id}`, key: 'refresh_token_metadata', list: tokens },
  ];
}

test('keeps metadata with a session and with a refresh token: a change replaces them, null and {} take them away', async () => {
  for (const { path, key, list } of await lastings()) {
    const before = (await call('GET', path)).body;
    for (const metadata of [{ device: 'phone', 'any key': '' }, { other: 'x' }, null, { a: 'b' }, {}]) {
      const after = { ...before, [key]: metadata ?? {} };
      expect(await call('PATCH', path, { [key]: metadata })).toMatchObject({ status: 200, body: after });
      expect((await call('GET', path)).body).toEqual(after);
      expect(await list()).toEqual([after]);
    }
  }
});

test('takes 25 metadata of 255 characters each, and refuses what is more, with 400 and without a change', async () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'v'.repeat(255)]));
  for (const { path, key } of await lastings()) {
    expect((await call('PATCH', path, { [key]: many(25) })).status).toBe(200);
    const refused = [
      many(26),
      { a: 'v'.repeat(256) },
      { ['k'.repeat(256)]: 'v' },
      { a: 1 },
      { a: null },
      [],
      'x',
    ];
    for (const metadata of refused)
      expect(await call('PATCH', path, { [key]: metadata }), JSON.stringify(metadata)).toMatchObject({
        status: 400,
        body: { errorCode: 'invalid_body' },
      });
    expect((await call('PATCH', path, {})).status).toBe(400);
    expect((await call('PATCH', path, { [key]: {}, user_id: 'auth0|vera' })).status).toBe(400);
    expect((await call('GET', path)).body[key]).toEqual(many(25));
  }
});

test('answers 404 for metadata of what has ended', async () => {
  for (const { path, key } of await lastings()) {
    await call('DELETE', path);
    expect((await call('PATCH', path, { [key]: { a: 'b' } })).status).toBe(404);
    expect((await call('GET', path)).status).toBe(404);
  }
});

test('answers 404 for a session, and for a user, that there is not', async () => {
  expect(await call('GET', '/sessions/nobodys')).toMatchObject({
    status: 404,
    body: { statusCode: 404, error: 'Not Found' },
  });
  for (const list of ['sessions', 'refresh-tokens'])
    expect((await call('GET', `/users/auth0%7Cnobody/${list}`)).status).toBe(404);
});

test('forgets a browser with the last of its session and refresh tokens', async () => {
  const [kept, ended] = [await signIn(), await signIn()];
  await tenant.db.query(`UPDATE sessions SET updated_at = now() - interval '2 hours'`);
  await call('DELETE', `/sessions/${kept.sid}`);
  await call('POST', `/sessions/${ended.sid}/revoke`);
  await purge(tenant.db);
  const { rows } = await tenant.db.query<{ id: string }>('SELECT id FROM sessions WHERE id = ANY ($1)', [
    [kept.sid, ended.sid],
  ]);
  expect(rows).toEqual([{ id: kept.sid }]);
});
