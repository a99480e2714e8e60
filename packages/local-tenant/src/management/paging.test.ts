import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PEOPLE = 62;

let tenant: TestTenant;
let call: ManagementCall;
let role: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  const connection = 'google-oauth2';
  const people = Array.from({ length: PEOPLE }, (_, index) => `member-${index}@example.com`);
  const users = await Promise.all(
    people.map(async (email) => (await call('POST', '/users', { connection, email })).body.user_id),
  );
  role = `/roles/${(await call('POST', '/roles', { name: 'Members' })).body.id}`;
  await call('POST', `${role}/users`, { users });
});
afterAll(() => tenant.close());

/** Reads a list from checkpoint to checkpoint. */
async function readAll(path: string, key: string, take: number): Promise<object[]> {
  const items: object[] = [];
  let from = '';
  do {
    const { status, body } = await call('GET', `${path}?take=${take}&include_totals=true${from}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body[key].length).toBeLessThanOrEqual(take);
    expect(Object.keys(body).sort()).toEqual('next' in body ? ['next', key].sort() : [key]);
    items.push(...body[key]);
    from = 'next' in body ? `&from=${body.next}` : '';
  } while (from);
  return items;
}

test('gives everybody who has a role from checkpoint to checkpoint, each once', async () => {
  for (const take of [1, 31, 61, 62, 100]) {
    const ids = (await readAll(`${role}/users`, 'users', take)).map((user) => Object.values(user)[0]);
    expect(new Set(ids).size, `take=${take}`).toBe(PEOPLE);
    expect(ids, `take=${take}`).toHaveLength(PEOPLE);
  }
});

test('goes on from a checkpoint when who stood there is gone', async () => {
  const own = `/roles/${(await call('POST', '/roles', { name: 'Leavers' })).body.id}`;
  const create = async (email: string) =>
    (await call('POST', '/users', { connection: 'google-oauth2', email })).body.user_id;
  const users = await Promise.all(['a', 'b', 'c'].map((name) => create(`${name}@leavers.example`)));
  await call('POST', `${own}/users`, { users });
  const { body } = await call('GET', `${own}/users?take=2`);
  await call('DELETE', `/users/${encodeURIComponent(body.users[1].user_id)}`);
  const rest = (await call('GET', `${own}/users?from=${body.next}`)).body;
  expect(rest).toMatchObject({ users: [{ user_id: users.toSorted()[2] }] });
  expect(rest).not.toHaveProperty('next');
});

test('gives fifty from a checkpoint unless told', async () => {
  const { next } = (await call('GET', `${role}/users?take=1`)).body;
  expect((await call('GET', `${role}/users?from=${next}`)).body.users).toHaveLength(50);
});

test('pages who has a role, with totals, up to a thousand', async () => {
  const { body } = await call('GET', `${role}/users?per_page=50&page=1&include_totals=true`);
  expect(body).toMatchObject({ start: 50, limit: 50, total: PEOPLE });
  expect(body.users).toHaveLength(PEOPLE - 50);
  expect(await call('GET', `${role}/users?per_page=100&page=10`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_paging' },
  });
});

const CHECKPOINTS: [path: string, key: string][] = [
  ['/clients', 'clients'],
  ['/connections', 'connections'],
  ['/client-grants', 'client_grants'],
  ['/resource-servers', 'resource_servers'],
];
test.each(CHECKPOINTS)('gives all of %s from checkpoint to checkpoint', async (path, key) => {
  const all = (await call('GET', path)).body;
  const read = await readAll(path, key, 1);
  expect(read).toHaveLength(all.length);
  expect(read).toEqual(expect.arrayContaining(all));
});

test('takes a checkpoint of one list for no other, and nothing that was never one', async () => {
  const other = `/roles/${(await call('POST', '/roles', { name: 'Others' })).body.id}`;
  const { next } = (await call('GET', `${role}/users?take=1`)).body;
  const ofClients = (await call('GET', '/clients?take=1')).body.next;
  const wrong = [
    `${other}/users?from=${next}`,
    `/clients?from=${next}`,
    `/client-grants?take=5&from=${ofClients}`,
    ...['x', '', '%00', `${next}x`, next.slice(1), next.slice(0, -4), 'google-oauth2%7C1'].map(
      (from) => `${role}/users?take=5&from=${from}`,
    ),
  ];
  for (const path of wrong)
    expect(await call('GET', path), path).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_query_string', message: expect.stringContaining('on property from') },
    });
});

test.each([
  'take=101',
  'take=0',
  'take=-1',
  'take=x',
  'take=',
  'take=1.5',
  'take=5&page=0',
  'per_page=',
  'page=0x1',
])('refuses ?%s wherever there are checkpoints', async (query) => {
  for (const path of [`${role}/users`, ...CHECKPOINTS.map(([path]) => path)])
    expect(await call('GET', `${path}?${query}`), path).toMatchObject({
      status: 400,
      body: {
        errorCode: 'invalid_query_string',
        message: expect.stringMatching(/^Query validation error: /),
      },
    });
});

const LISTS = [
  ...['/users', '/users-by-email?email=a@b.example', '/users/auth0%7Cmax/logs', '/users/auth0%7Cmax/roles'],
  ...['/users/auth0%7Cmax/permissions', '/roles', '/clients', '/connections', '/client-grants'],
  ...[
    '/resource-servers',
    '/logs',
    '/actions/actions',
    '/actions/triggers/post-login/bindings',
    '/stats/daily',
  ],
];
test.each(LISTS)('%s refuses a parameter that it does not know, as Auth0 does', async (path) => {
  for (const name of ['unknown', 'toString', 'limit', 'offset', 'cursor'])
    expect(await call('GET', `${path}${path.includes('?') ? '&' : '?'}${name}=1`), name).toMatchObject({
      status: 400,
      body: {
        errorCode: 'invalid_query_string',
        message: `Query validation error: 'Additional properties not allowed: ${name}'.`,
      },
    });
});

test.each([
  ['/users', ['per_page=101', 'page=-1', 'search_engine=v2', 'primary_order=maybe', 'include_totals=1']],
  ['/roles', ['per_page=101', 'type=organization', 'type=team']],
  ['/clients', ['per_page=101', 'q=client_grant.allow_any_organization:true', 'is_global=1']],
  ['/client-grants', ['per_page=101', 'subject_type=machine', 'client_id=a&default_for=third_party_clients']],
  ['/actions/actions', ['per_page=101', 'per_page=0', 'installed=maybe']],
  ['/actions/triggers/post-login/bindings', ['per_page=101', 'include_totals=true']],
  ['/logs', ['per_page=101', 'page=10&per_page=100', 'sort=shoe:1', 'sort=date', 'fields=shoe', 'take=101']],
  ['/users/auth0%7Cmax/logs', ['per_page=101', 'page=10&per_page=100', 'sort=shoe:1']],
  ['/stats/daily', ['from=yesterday', 'to=20260231']],
])('%s refuses what it cannot do: %j', async (path, queries) => {
  for (const query of queries) expect((await call('GET', `${path}?${query}`)).status, query).toBe(400);
});

test('does what the other parameters of lists say', async () => {
  const count = async (path: string) => (await call('GET', path)).body.length;
  expect(await count('/roles?type=tenant')).toBe(await count('/roles'));
  expect(await count('/roles?type=organization&owner_id=org_1')).toBe(0);
  expect(await count('/clients?external_client_id=https://x.example')).toBe(0);
  expect(await count('/client-grants?subject_type=client')).toBe(await count('/client-grants'));
  expect(await count('/client-grants?subject_type=user')).toBe(0);
  expect(await count('/client-grants?allow_any_organization=true')).toBe(0);
  expect(await count('/client-grants?default_for=third_party_clients')).toBe(0);
  expect((await call('GET', '/actions/actions?installed=true')).body.actions).toEqual([]);
  const apis = await call(
    'GET',
    `/resource-servers?identifiers=${AUDIENCE}&identifiers=https://none.example`,
  );
  expect(apis.body.map(({ identifier }: { identifier: string }) => identifier)).toEqual([AUDIENCE]);
  const system = `https://${new URL(tenant.issuer).host}/api/v2/`;
  expect(await count(`/resource-servers?identifiers=${encodeURIComponent(system)}`)).toBe(1);
  expect(await count('/stats/daily?from=20200101&to=20200102')).toBe(0);
});

test('pages the Actions bound to a trigger, and leaves out a page or a total of 0', async () => {
  const path = '/actions/triggers/post-login/bindings';
  const { body } = await call('GET', path);
  expect(body).toMatchObject({ total: 3, per_page: 20 });
  expect(body).not.toHaveProperty('page');
  expect((await call('GET', `${path}?per_page=1&page=1`)).body).toEqual({
    bindings: [body.bindings[1]],
    ...{ total: 3, page: 1, per_page: 1 },
  });
  const bindings = body.bindings.map(
    ({ display_name, action }: { display_name: string; action: { id: string } }) => ({
      ref: { type: 'action_id', value: action.id },
      display_name,
    }),
  );
  expect(Object.keys((await call('PATCH', path, { bindings: [] })).body)).toEqual(['bindings']);
  expect((await call('GET', path)).body).toEqual({ bindings: [], per_page: 20 });
  await call('PATCH', path, { bindings });
});
