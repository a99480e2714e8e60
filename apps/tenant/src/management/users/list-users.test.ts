import { startTestTenant, type TestTenant } from '@setlist/testing/tenant';
import { type ManagementCall, managementClient } from '@setlist/testing/tenant-management';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const search = async (q: string): Promise<string[]> => {
  const { body, status } = await call('GET', `/users?q=${encodeURIComponent(q)}&sort=user_id:1`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.map((user: { user_id: string }) => user.user_id.replace('auth0|', ''));
};

test('lists pages, with totals in an object and without in a plain list', async () => {
  const { body } = await call('GET', '/users?include_totals=true&per_page=3&page=1');
  expect(body).toMatchObject({ start: 3, limit: 3, length: 1, total: 4, users: [{ user_id: 'auth0|max' }] });
  expect((await call('GET', '/users?per_page=2')).body).toHaveLength(2);
});

test('sorts, and shows only the fields that are asked for', async () => {
  const { body } = await call('GET', '/users?sort=email:-1&fields=email');
  expect(body).toEqual([
    { email: 'vera@setlist.example' },
    { email: 'max@setlist.example' },
    { email: 'jesse@setlist.example' },
    { email: 'jane.doe@example.com' },
  ]);
  const without = await call('GET', '/users?fields=email,identities&include_fields=false');
  expect(without.body[0]).not.toHaveProperty('email');
});

test('gives a thousand results at most, a hundred a page', async () => {
  expect(await call('GET', '/users?per_page=100&page=10')).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_paging' },
  });
  expect(await call('GET', '/users?per_page=101')).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string', message: expect.stringContaining('on property per_page') },
  });
});

test.each([
  ['name:"Jane Doe"', ['jane']],
  ['email:jane*', ['jane']],
  ['email:"vera@setlist.example"', ['vera']],
  ['email:*@setlist.example', ['jesse', 'max', 'vera']],
  ['user_metadata.displayName:"J-vald3z"', ['jesse']],
  ['user_metadata.hobby:surfing', ['jane']],
  ['_exists_:user_metadata.hobby', ['jane']],
  ['NOT _exists_:user_metadata', ['max']],
  ['app_metadata.plan:"full"', ['jane', 'vera']],
  ['app_metadata.roles:"playlist_editor"', ['vera']],
  ['app_metadata.plan:full AND NOT app_metadata.roles:"playlist_editor"', ['jane']],
  ['(nickname:vera OR nickname:max) AND email_verified:true', ['max', 'vera']],
  ['nickname:vera nickname:max', ['max', 'vera']],
  ['logins_count:[100 TO *]', []],
  ['logins_count:{* TO 1}', ['jane', 'jesse', 'max', 'vera']],
  ['created_at:[2020-01-01 TO *] -name:Vera', ['jane', 'jesse', 'max']],
  ['identities.provider:auth0 AND identities.user_id:max', ['max']],
  ['blocked:true', []],
  ['jane.doe@example.com', ['jane']],
])('finds %s', async (q, expected) => {
  const hasMinus = q.includes(' -');
  expect(await search(hasMinus ? q.replace(' -', ' AND -') : q)).toEqual(expected);
});

test.each([
  'name:"',
  'name:(',
  'AND',
  'shoe_size:42',
  'user_metadata.displayName:J*',
  'user_metadata.n:[1 TO 2]',
  'logins_count:many',
])('answers 400 invalid_query_string to %s', async (q) => {
  expect(await call('GET', `/users?q=${encodeURIComponent(q)}`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string' },
  });
});

test('keeps a search from reaching into the database', async () => {
  expect(await search(`name:"'; DROP TABLE users; --"`)).toEqual([]);
  expect(await search(`user_metadata.x'y:"z"`.replace("'", ''))).toEqual([]);
  expect(await search('name:"%"')).toEqual([]);
  expect(await search('name:_era*')).toEqual([]);
});
