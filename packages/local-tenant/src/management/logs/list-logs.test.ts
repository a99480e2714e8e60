import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Entry {
  [field: string]: unknown;
  log_id: string;
  date: string;
  type: string;
  user_id?: string;
  client_id?: string;
}

let tenant: TestTenant;
let call: ManagementCall;
let all: Entry[];
let today: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  await tenant.signIn({ email: 'vera@setlist.example' });
  await tenant.signIn({ email: 'max@setlist.example' });
  await call('POST', '/users', { connection: 'google-oauth2', email: 'fred.smith@example.com' });
  all = (await call('GET', '/logs?per_page=100&q=NOT type:sapi')).body;
  today = String(all[0]?.date).slice(0, 10);
});
afterAll(() => tenant.close());

/** What a query finds of what happened before the tests. */
async function find(parameter: string, query: string): Promise<Entry[]> {
  const { status, body } = await call('GET', `/logs?per_page=100&${parameter}=${encodeURIComponent(query)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const ids = new Set(all.map(({ log_id }) => log_id));
  return body.filter(({ log_id }: Entry) => ids.has(log_id));
}

const isOf = (id: string) => (entry: Entry) => entry.user_id === `auth0|${id}`;
const isWeb = (entry: Entry) => entry.client_id === tenant.clients.web.client_id;
const has = (field: string, value: unknown) => (entry: Entry) => entry[field] === value;
const both = (a: (entry: Entry) => boolean, b: (entry: Entry) => boolean) => (entry: Entry) =>
  a(entry) && b(entry);
const any = () => true;
const none = () => false;

test('has entries of each kind to search among', () => {
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(['s', 'seacft', 'seccft']));
  expect(all.find(both(isOf('vera'), has('type', 's')))).toMatchObject({
    ...{ connection: 'Username-Password-Authentication', connection_id: expect.stringMatching(/^con_/) },
    ...{ client_name: 'Setlist Web', user_name: 'vera@setlist.example', strategy: 'auth0' },
    ...{ strategy_type: 'database', hostname: new URL(tenant.issuer).host },
  });
});

const CASES: [query: () => string, expected: (entry: Entry) => boolean][] = [
  [() => 'type:s', has('type', 's')],
  [() => 'type:"s" OR type:seacft', (entry) => ['s', 'seacft'].includes(entry.type)],
  [() => 'type:(s OR "seacft")', (entry) => ['s', 'seacft'].includes(entry.type)],
  [() => 'type:s seacft', (entry) => ['s', 'seacft'].includes(entry.type)],
  [() => 'type:s AND user_id:"auth0|vera"', both(has('type', 's'), isOf('vera'))],
  [() => 'type:s -user_id:"auth0|vera"', both(has('type', 's'), (entry) => !isOf('vera')(entry))],
  [() => 'NOT type:s', (entry) => entry.type !== 's'],
  [
    () => '(type:s AND user_id:auth0|max) OR type:seccft',
    (entry) => entry.type === 'seccft' || both(has('type', 's'), isOf('max'))(entry),
  ],
  [() => 'type:s*', any],
  [() => 'type:sea*t', has('type', 'seacft')],
  [() => `client_id:${tenant.clients.web.client_id}`, isWeb],
  [() => 'client_name:"Setlist Web"', isWeb],
  [() => 'client_name:Setlist*', (entry) => String(entry.client_name).startsWith('Setlist')],
  [() => 'client_name:setlist*', none],
  [() => 'ip:127.0.0.1', has('ip', '127.0.0.1')],
  [() => `ip:"${all.find(isOf('vera'))?.ip}"`, has('ip', undefined)],
  [() => 'user_name:*vera*', isOf('vera')],
  [() => 'user_name:vera*example', isOf('vera')],
  [() => 'connection:Username-Password-Authentication', (entry) => 'connection' in entry],
  [() => 'strategy:auth0 AND strategy_type:database', (entry) => 'connection' in entry],
  [() => '_exists_:connection', (entry) => 'connection' in entry],
  [() => `hostname:"${new URL(tenant.issuer).host}"`, any],
  [() => 'description:"nothing such"', none],
  [() => 'description:"" AND type:seacft', has('type', 'seacft')],
  [
    () => 'description:Succ* OR description:"Successful login"',
    (entry) => /^Succ/.test(String(entry.description)),
  ],
  [() => 'description:Success', none],
  [() => 'organization_id:org_1', none],
  [() => '_exists_:user_agent', (entry) => entry.user_agent !== undefined],
  [() => 'user_agent:node', has('user_agent', 'node')],
  [() => 'vera@setlist.example', isOf('vera')],
  [() => 'seccft', has('type', 'seccft')],
  [() => `log_id:"${all[0]?.log_id}"`, (entry) => entry.log_id === all[0]?.log_id],
  [() => `date:[${today} TO ${today}]`, any],
  [() => `date:[2024-01-01 TO 2024-01-02}`, none],
  [() => `date:[${today} TO *]`, any],
  [() => `date:{${today} TO *]`, none],
  [() => `date:[* TO ${today}]`, any],
  [() => `date:[* TO ${today}}`, none],
  [() => `date:${today}`, any],
  [() => `date:${today.slice(0, 7)}`, any],
  [() => `date:[${today.slice(0, 7)} TO ${today.slice(0, 4)}]`, any],
  [() => `date:"${all[0]?.date}"`, has('date', undefined)],
  [() => `date:[${all.at(-1)?.date} TO ${all[0]?.date}]`, any],
  [() => `date:[${today}T00:00:00 TO ${today}T23:59]`, any],
];
test.each(CASES.map(([query, expected]) => [String(query), query, expected] as const))(
  'finds exactly %s',
  async (_name, toQuery, expected) => {
    const query = toQuery();
    const found = (await find('q', query)).map(({ log_id }) => log_id);
    const sure = query.startsWith('ip:"') || query.startsWith('date:"');
    if (sure) expect(found, query).not.toEqual([]);
    else expect(found, query).toEqual(all.filter(expected).map(({ log_id }) => log_id));
  },
);

test('searches by the beginning of words, in any case, all of them, with search', async () => {
  const users = async (query: string) =>
    new Set((await find('search', query)).map(({ user_id, client_name }) => user_id ?? client_name));
  expect(await users('VERA')).toEqual(new Set(['auth0|vera']));
  expect(await users('user:"Vera@Setlist.example"')).toEqual(new Set(['auth0|vera']));
  expect(await users('user:"vera"')).toEqual(new Set());
  expect(await users('application:setlist user:max')).toEqual(new Set(['auth0|max']));
  expect(await users('type:"s" user_name:vera')).toEqual(new Set(['auth0|vera']));
  expect((await find('search', 'type:"s"')).map(({ type }) => type)).toEqual(['s', 's']);
  const both = await call('GET', '/logs?search=type:"s"&q=user_id:"auth0|max"&fields=type,user_id');
  expect(both.body).toEqual([{ type: 's', user_id: 'auth0|max' }]);
});

test.each([
  ...[
    'shoe:1',
    'toString:*',
    'constructor:x',
    '__proto__:x',
    '_exists_:hasOwnProperty',
    'type.raw:s',
    'name:a',
  ],
  ...[
    'type:',
    'type:()',
    'type:(s',
    'type:s)',
    '"',
    '(',
    'AND',
    'type:s AND',
    'NOT',
    'type:s OR OR type:f',
    '[a TO b]',
  ],
  ...[
    'type:?',
    'type:*s',
    'description:*ab',
    'type:*a*b*',
    'type:/s/',
    'type:s~',
    'type:s^2',
    '+type:s',
    'date:>2024',
  ],
  ...[
    'date:yesterday',
    'date:2024-13',
    'date:2024-02-30',
    'date:2024*',
    'date:[2024-01-01 TO]',
    'date:[x TO *]',
  ],
  ...[`${'('.repeat(60)}s${')'.repeat(60)}`, `${'NOT '.repeat(60)}s`, 'x'.repeat(1001)],
])('answers 400 to %s, by q and by search', async (query) => {
  for (const parameter of ['q', 'search'])
    expect(await call('GET', `/logs?${parameter}=${encodeURIComponent(query)}`), parameter).toMatchObject({
      status: 400,
      body: { error: 'Bad Request', errorCode: 'invalid_query_string', message: expect.any(String) },
    });
});

test('sorts as it is told, and shows only the fields that are asked for', async () => {
  const dates = async (query: string) =>
    (await call('GET', `/logs?fields=date&${query}`)).body.map((entry: Entry) => entry.date);
  const newest = await dates('sort=date:-1');
  expect(await dates('')).toEqual(newest);
  const oldest = await dates('sort=date:1');
  expect(oldest).toEqual(oldest.toSorted());
  expect(newest).toEqual(newest.toSorted().toReversed());
  const types = (await call('GET', '/logs?sort=type:1&fields=type')).body;
  expect(types).toEqual(
    types.toSorted((a: Entry, b: Entry) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0)),
  );
  const own = (await call('GET', '/users/auth0%7Cvera/logs?sort=date:1')).body;
  expect(own.map(({ type }: Entry) => type)).toEqual(['s', 'seacft']);
  const without = (await call('GET', '/logs?fields=type,date&include_fields=false&per_page=1')).body[0];
  expect(without).toHaveProperty('log_id');
  expect(without).not.toHaveProperty('type');
});

test('pages what a search finds, with totals', async () => {
  const query = 'include_totals=true&per_page=1&page=1&q=type:s AND user_id:auth0*';
  expect((await call('GET', `/logs?${query}`)).body).toMatchObject({
    ...{ start: 1, limit: 1, total: 2 },
    logs: [{ type: 's', user_id: 'auth0|vera' }],
  });
});

test('goes on from an event, oldest first, whatever else is asked for', async () => {
  const oldest: Entry[] = (await call('GET', '/logs?sort=date:1&per_page=100')).body;
  const ids = oldest.map(({ log_id }) => log_id);
  const read = async (query: string) =>
    (await call('GET', `/logs?${query}`)).body.map(({ log_id }: Entry) => log_id);
  expect(await read('take=2')).toEqual(ids.slice(0, 2));
  expect(await read(`from=${ids[1]}&take=2`)).toEqual(ids.slice(2, 4));
  expect(await read(`from=${ids[1]}&take=2&q=type:nothing&page=5&include_totals=true`)).toEqual(
    ids.slice(2, 4),
  );
  // An event that is no longer kept still has its place in time.
  expect(await read(`from=${ids[1]?.slice(0, -4)}ffff&take=100`)).toEqual(
    expect.arrayContaining(
      ids.slice(2).filter((id) => String(id).slice(0, 16) > String(ids[1]).slice(0, 16)),
    ),
  );
  const { next } = (await call('GET', '/clients?take=1')).body;
  for (const from of ['x', '', 'auth0|max', next, '%00'])
    expect(await call('GET', `/logs?from=${from}`), from).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_query_string' },
    });
});
