import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { sweep } from '@setlist/testing/sweep';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  await call('PATCH', '/users/auth0%7Cmax', {
    app_metadata: { a: [1, 'x', null, { b: [] }], c: '2026-01-01' },
  });
});
afterAll(() => tenant.close());

const FIELDS = [
  ...[
    'email',
    'name',
    'email.domain',
    'logins_count',
    'created_at',
    'last_login',
    'blocked',
    'user_id',
    'date',
    'type',
  ],
  ...[
    'client_name',
    'ip',
    'app_metadata',
    'app_metadata.a',
    'app_metadata.a.b',
    'app_metadata.c',
    'user_metadata.x',
  ],
  ...[
    '_exists_',
    'toString',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'app_metadata.__proto__',
    'valueOf',
  ],
];
const PIECES = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    '\\',
    ':',
    '*',
    '?',
    '-',
    '+',
    '!',
    '~',
    '^',
    '/',
    '.',
    ',',
    ' ',
    '  ',
    '\t',
  ],
  ...[
    ' AND ',
    ' OR ',
    ' NOT ',
    '&&',
    '||',
    ' TO ',
    'AND',
    'OR',
    'TO',
    'a',
    'x y',
    '"x y"',
    'true',
    'false',
    '0',
    '-1',
  ],
  ...[
    '1.5',
    '9'.repeat(40),
    '1e400',
    '2026',
    '2026-11',
    '2026-11-28',
    '2026-02-30',
    '0000',
    '9999-12-31',
    'T23:59:59Z',
  ],
  ...[
    '%',
    '_',
    "'",
    ';',
    '--',
    '$1',
    '$$',
    '@',
    '|',
    '#',
    'é',
    '🎵',
    '\u0000',
    '\uffff',
    '\r\n',
    'NaN',
    'null',
  ],
  ...FIELDS.map((field) => `${field}:`),
  ...['[* TO *]', '[1 TO 2}', '{2026-11-28 TO *]', '(a OR b)', 'x*', '*xyz', '\\*', '\\"'],
];
const query = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...FIELDS), fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }))
      .map(([field, pieces]) => `${field}:${pieces.join('')}`),
  },
);

test.each(['/users?q=', '/logs?q=', '/logs?search='])(
  '%s answers any text with what it finds or with 400',
  async (path) => {
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const { status, body } = await call('GET', `${path}${encodeURIComponent(text)}`);
        expect([200, 400], `${text}: ${JSON.stringify(body)}`).toContain(status);
        if (status === 400) expect(body).toMatchObject({ statusCode: 400, message: expect.any(String) });
      }),
      { numRuns: sweep(400, 50) },
    );
  },
);

test('gives up on a search that does not end, with 503 as Auth0', async () => {
  const db = new pg.Client({ connectionString: tenant.databaseUrl });
  await db.connect();
  try {
    await db.query('BEGIN; LOCK TABLE users');
    const [users, logs] = await Promise.all([
      call('GET', '/users?q=name:a'),
      call('GET', '/logs?q=user_name:a'),
    ]);
    for (const answer of [users, logs])
      expect(answer).toMatchObject({
        status: 503,
        body: { message: 'The query exceeded the timeout. Please try refining your search criteria.' },
      });
  } finally {
    await db.end();
  }
  expect((await call('GET', '/users?q=name:a')).status).toBe(200);
});

test.each([
  `name:(${'a OR '.repeat(190)}b)`,
  'a '.repeat(499),
  `${'(a OR '.repeat(40)}b${')'.repeat(40)}`,
  `name:${'*abc'.repeat(200)}`,
  `app_metadata${'.a'.repeat(480)}:x`,
  `_exists_:app_metadata${'.a'.repeat(480)}`,
])('answers a query as long as may be: %.30s…', async (text) => {
  for (const path of ['/users', '/logs'])
    expect([200, 400]).toContain((await call('GET', `${path}?q=${encodeURIComponent(text)}`)).status);
});

test.each(['(', 'NOT ', 'name:(', '-', '!'])('refuses sixty of %s, one in the other', async (nested) => {
  for (const path of ['/users', '/logs'])
    expect(
      await call('GET', `${path}?q=${encodeURIComponent(`${nested.repeat(60)}a${')'.repeat(60)}`)}`),
    ).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_query_string' },
    });
});
