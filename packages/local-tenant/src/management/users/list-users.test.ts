import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const idOf = (user: { user_id: string }): string => user.user_id;

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

test('sorts by each property of the profile that it can, both ways', async () => {
  const sortable = ['user_id', 'email', 'name', 'nickname', 'given_name', 'family_name', 'username'];
  const others = ['email_verified', 'created_at', 'updated_at', 'last_login', 'logins_count'];
  const ids = async (sort: string): Promise<string[]> => {
    const { body, status } = await call('GET', `/users?sort=${sort}`);
    expect([sort, status]).toEqual([sort, 200]);
    return body.map((user: { user_id: string }) => user.user_id);
  };
  for (const property of [...sortable, ...others]) {
    expect(new Set(await ids(`${property}:1`))).toEqual(new Set(await ids(`${property}:-1`)));
  }
  expect(await ids('name:1')).toEqual((await ids('name:-1')).reverse());
  // Who has none comes last, either way.
  for (const sort of ['family_name:1', 'family_name:-1']) expect((await ids(sort))[0]).toBe('auth0|jane');
  expect(await ids('created_at:1')).toEqual((await call('GET', '/users')).body.map(idOf));
  for (const sort of ['shoe_size:1', 'picture:-1'])
    expect(await call('GET', `/users?sort=${sort}`)).toMatchObject({
      status: 400,
      body: {
        errorCode: 'invalid_query_string',
        message: `Users cannot be sorted by ${sort.split(':')[0]}.`,
      },
    });
  for (const sort of ['', 'email', 'email:2', 'email:--1', 'email:11', '!email:1', 'email%20:1', ':1'])
    expect((await call('GET', `/users?sort=${sort}`)).status, sort).toBe(400);
});

test('lists the users of one connection, and all for a query of blanks', async () => {
  const { body: other } = await call('POST', '/users', {
    connection: 'google-oauth2',
    email: 'g@example.com',
  });
  const listed = async (query: string) => (await call('GET', `/users?${query}`)).body.map(idOf);
  expect(await listed('connection=google-oauth2')).toEqual([other.user_id]);
  expect(await listed('connection=google-oauth2&q=name:Vera')).toEqual([]);
  expect(await listed('connection=nowhere')).toEqual([]);
  expect(await listed('q=%20&search_engine=v3&primary_order=true')).toHaveLength(5);
  const { body } = await call(
    'GET',
    '/users?connection=google-oauth2&include_totals=true&primary_order=false',
  );
  expect(body).toMatchObject({ total: 1, length: 1 });
  await call('DELETE', `/users/${encodeURIComponent(other.user_id)}`);
});

test('finds users by each property of their profile, in any case by emails and names alone', async () => {
  const names = { name: 'Ada L', nickname: 'Countess', given_name: 'Ada', family_name: 'Lovelace' };
  const rest = { username: 'AdaL', picture: 'https://example.com/Ada.png' };
  const { body: ada } = await call('POST', '/users', {
    ...{ connection: 'google-oauth2', user_id: 'A1', email: 'ada@sums.example', blocked: true },
    ...names,
    ...rest,
  });
  const isFound = async (q: string) => (await search(q)).includes('google-oauth2|A1');
  for (const [property, value] of Object.entries({ ...names, email: 'ada@sums.example' })) {
    for (const text of [value, value.toUpperCase(), value.toLowerCase()])
      expect(await isFound(`${property}:"${text}"`), `${property}:"${text}"`).toBe(true);
    expect(await isFound(`${property}:"x${value}"`), property).toBe(false);
  }
  const exact = {
    ...rest,
    ...{ user_id: 'google-oauth2|A1', 'identities.connection': 'google-oauth2' },
    ...{ 'identities.provider': 'google-oauth2', 'identities.user_id': 'A1' },
  };
  for (const [property, value] of Object.entries(exact)) {
    expect(await isFound(`${property}:"${value}"`), property).toBe(true);
    expect(await isFound(`${property}:"${value.toUpperCase()}X"`), property).toBe(false);
  }
  for (const q of ['username:"adal"', 'picture:"https://example.com/ada.png"', 'identities.user_id:a1'])
    expect(await isFound(q), q).toBe(false);
  const found = [
    'identities.isSocial:true',
    'blocked:true',
    'email_verified:false',
    'email.domain:SUMS.example',
  ];
  for (const q of [
    ...found,
    '_exists_:(blocked AND email_verified AND email.domain)',
    'NOT _exists_:last_ip',
  ])
    expect(await isFound(q), q).toBe(true);
  for (const q of [
    'identities.isSocial:false',
    'blocked:false',
    'email_verified:true',
    '_exists_:phone_verified',
  ])
    expect(await isFound(q), q).toBe(false);
  expect(await isFound('multifactor_last_modified:[* TO *]')).toBe(false);
  for (const word of ['ada@sums.example', 'ada l', 'countess', 'ada', 'lovelace', 'AdaL', 'google-oauth2|A1'])
    expect(await isFound(`"${word}"`), word).toBe(true);
  await call('PATCH', `/users/${encodeURIComponent(ada.user_id)}`, { blocked: false });
  expect(await search('_exists_:blocked')).toEqual(['google-oauth2|A1']);
  expect(await search('blocked:false')).toHaveLength(5);
  await call('DELETE', `/users/${encodeURIComponent(ada.user_id)}`);
});

test('finds users by where they signed in from, and by how often', async () => {
  await tenant.signIn({ email: 'vera@setlist.example' });
  const { body: vera } = await call('GET', '/users/auth0%7Cvera');
  for (const q of [`last_ip:"${vera.last_ip}"`, 'logins_count:1', '_exists_:(logins_count AND last_ip)'])
    expect(await search(q), q).toEqual(['vera']);
  expect(await search('logins_count:0')).toHaveLength(3);
  // As at Auth0, a sign-in is a change of the user.
  expect(vera.updated_at).toBe(vera.last_login);
  await tenant.db.query(
    "UPDATE users SET logins_count = 0, last_login = NULL, last_ip = NULL WHERE user_id = 'auth0|vera'",
  );
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
  ['app_metadata.plan:("full" OR "gold") AND email.domain:example.com', ['jane']],
  ['app_metadata.plan:(full OR free) AND NOT nickname:(vera OR jane.doe)', ['jesse', 'max']],
  ['nickname:("Jane Doe" OR "zzz")', []],
  ['name:(nobody OR email:max*)', ['max']],
  ['logins_count:([5 TO 6] OR 0)', ['jane', 'jesse', 'max', 'vera']],
  ['nickname: vera', ['vera']],
  ['name:"JANE DOE" OR email:VERA*', ['jane', 'vera']],
  ['user_id:"AUTH0|max"', []],
  ['user_id:auth0|max', ['max']],
  ['email.domain:"setlist.example"', ['jesse', 'max', 'vera']],
  ['email.domain:example', []],
  ['phone_number:"+15551234567" OR phone_verified:true OR organization_id:org_1', []],
  ['_exists_:(phone_number OR organization_id OR blocked OR logins_count OR last_login)', []],
  ['NOT _exists_:logins_count AND NOT organization_id:org_1', ['jane', 'jesse', 'max', 'vera']],
  ['name:*era OR name:*ane*', ['jane', 'vera']],
  ['name:\\*', []],
  ['_exists_:app_metadata.toString', []],
  ['app_metadata.constructor:x OR user_metadata.__proto__:x', []],
])('finds %s', async (q, expected) => {
  expect(await search(q)).toEqual(expected);
});

test.each([
  'name:"',
  'name:(',
  'AND',
  'shoe_size:42',
  'user_metadata.displayName:J*',
  'user_metadata.n:[1 TO 2]',
  'logins_count:many',
  ...[
    'name:',
    'name:  ',
    'name:AND',
    'name:()',
    'name: )',
    'email.domain:',
    '_exists_:',
    'app_metadata.plan:',
  ],
  ...['toString:*', 'constructor:x', '__proto__:x', 'hasOwnProperty:[1 TO 2]', '_exists_:valueOf'],
  ...['toString.length:1', 'email.constructor:x', 'user_metadata..a:x', 'app_metadata:x', 'connection:x'],
  ...['name:*ee', 'name:*e*', 'name:?era', 'name:a*b', 'user_metadata.x:*', 'app_metadata.plan:*ll'],
  ...[
    'created_at:2026-13',
    'created_at:2026-02-30',
    'last_login:[soon TO *]',
    'last_login:2026*',
    'logins_count:1*',
  ],
  ...['name:jane~', 'name:jane^2', 'name:/jane/', '+name:jane', 'logins_count:>5', 'blocked:[false TO true]'],
  ...['[1 TO 2]', 'name:[a TO]', 'name:[a b]', 'name:{a TO b', '(name:jane', 'name:jane)', 'name:jane OR'],
])('answers 400 invalid_query_string to %s', async (q) => {
  expect(await call('GET', `/users?q=${encodeURIComponent(q)}`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string' },
  });
});

test('counts a day, a month and a year to their ends, in every field that is a date', async () => {
  const email = 'dated@example.com';
  const connection = 'Username-Password-Authentication';
  const { body: created } = await call('POST', '/users', { connection, email, password: 'Long-enough-1' });
  await tenant.signIn({ email, password: 'Long-enough-1' });
  await call('PATCH', `/users/${encodeURIComponent(created.user_id)}`, { password: 'Another-one-2' });
  const { body: user } = await call('GET', `/users/${encodeURIComponent(created.user_id)}`);
  const isFound = async (q: string) => (await search(`email:${email} AND ${q}`)).length === 1;
  for (const field of ['created_at', 'updated_at', 'last_login', 'last_password_reset']) {
    const [day, month, year] = [10, 7, 4].map((length) => user[field].slice(0, length));
    const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const within = [
      ...[
        day,
        `"${day}"`,
        month,
        year,
        `"${user[field]}"`,
        user[field],
        `[${day} TO ${day}]`,
        `[* TO ${day}]`,
      ],
      ...[`[${day} TO *]`, `[${day} TO ${tomorrow}}`, `[${month} TO ${month}]`, `[${year} TO ${month}]`],
      ...[`(1999 OR ${day})`, `[${user[field]} TO ${user[field]}]`, `[${day}T00:00 TO ${day}T23:59:59]`],
    ];
    for (const period of within) expect(await isFound(`${field}:${period}`), `${field}:${period}`).toBe(true);
    const without = [
      ...[tomorrow, '1999', `{${day} TO *]`, `[* TO ${day}}`, `[${day} TO ${day}}`, `{${month} TO *}`],
      ...[`[${tomorrow} TO *]`, `{${user[field]} TO *]`, `[* TO ${user[field]}}`, `[* TO ${year}}`],
    ];
    for (const period of without)
      expect(await isFound(`${field}:${period}`), `${field}:${period}`).toBe(false);
  }
  await call('DELETE', `/users/${encodeURIComponent(created.user_id)}`);
});

test('finds nothing in metadata that holds nothing, and goes through its lists', async () => {
  const { body } = await call('POST', '/users', {
    connection: 'google-oauth2',
    email: 'metadata@example.com',
    user_metadata: {
      addresses: [{ city: 'Paris' }, { city: 'Rome' }],
      empty: [],
      none: {},
      nested: { x: null, y: [{}] },
    },
    app_metadata: { empty: [], since: '2026-11-28T10:00:00Z', level: 5, tags: ['alpha', 7], off: false },
  });
  const isFound = async (q: string) => (await search(`email:metadata@example.com AND ${q}`)).length === 1;
  const found = [
    ...[
      'user_metadata.addresses.city:"Paris"',
      'user_metadata.addresses.city:Rome',
      '_exists_:user_metadata.addresses',
    ],
    ...[
      '_exists_:app_metadata.off',
      'app_metadata.off:false',
      'app_metadata.level:5',
      'app_metadata.level:[5 TO 6}',
    ],
    ...[
      'app_metadata.tags:alp*',
      'app_metadata.tags:*pha',
      'app_metadata.tags:(7 OR 8)',
      'app_metadata.tags:[6 TO *]',
    ],
    ...[
      'app_metadata.since:[2026-11-28 TO 2026-11-28]',
      'app_metadata.since:[* TO 2026-11-28]',
      'app_metadata.level:*',
    ],
  ];
  for (const q of found) expect(await isFound(q), q).toBe(true);
  const missing = [
    ...['empty', 'none', 'nested', 'nested.x', 'nested.y', 'other'].map(
      (key) => `_exists_:user_metadata.${key}`,
    ),
    ...[
      '_exists_:app_metadata.empty',
      'user_metadata.addresses:"Paris"',
      'user_metadata.addresses.city:paris',
    ],
    ...[
      'app_metadata.empty:*',
      'app_metadata.tags:alph',
      'app_metadata.since:{2026-11-28 TO *]',
      'app_metadata.level:{5 TO *]',
    ],
  ];
  for (const q of missing) expect(await isFound(q), q).toBe(false);
  await call('DELETE', `/users/${encodeURIComponent(body.user_id)}`);
});

test('keeps a search from reaching into the database', async () => {
  expect(await search(`name:"'; DROP TABLE users; --"`)).toEqual([]);
  expect(await search(`user_metadata.x'y:"z"`.replace("'", ''))).toEqual([]);
  expect(await search('name:"%"')).toEqual([]);
  expect(await search('name:_era*')).toEqual([]);
});
