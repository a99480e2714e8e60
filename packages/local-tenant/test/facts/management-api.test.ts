import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SWITCHES, UNLIMITED_SWITCHES } from '../../src/switches/switches.ts';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const CONNECTION = 'Username-Password-Authentication';
let people = 0;
async function newUser(extra: object = {}): Promise<{ user_id: string; email: string; path: string }> {
  const user = { connection: CONNECTION, email: `fact-${++people}@example.com`, password: 'Long-enough-1' };
  const { body } = await call('POST', '/users', { ...user, ...extra });
  return { ...body, path: `/users/${encodeURIComponent(body.user_id)}` };
}

test('shows of a user what only some have: username, parts of the name, sign-ins, new password, block, factors', async () => {
  const names = { username: 'ada', given_name: 'Ada', family_name: 'Lovelace' };
  const { path, email, user_id } = await newUser(names);
  await tenant.signIn({ email, password: 'Long-enough-1' });
  await call('PATCH', path, { password: 'Another-one-2' });
  await call('PATCH', path, { blocked: true });
  // Nobody can enrol a factor here; an import from elsewhere may bring some.
  await tenant.db.query(`UPDATE users SET multifactor = '["google-authenticator"]' WHERE user_id = $1`, [
    user_id,
  ]);
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect((await call('GET', path)).body).toMatchObject({
    ...names,
    last_ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    last_login: date,
    logins_count: 1,
    last_password_reset: date,
    blocked: true,
    multifactor: ['google-authenticator'],
  });
});

test('takes an attribute of the profile away by null', async () => {
  const { path } = await newUser({ given_name: 'Ada' });
  expect((await call('PATCH', path, { given_name: null })).body).not.toHaveProperty('given_name');
});

test('finds a user by an id with its bar encoded as %7C, and with it as it is', async () => {
  for (const id of ['auth0%7Cmax', 'auth0|max'])
    expect((await call('GET', `/users/${id}`)).body.user_id).toBe('auth0|max');
});

test('keeps metadata with neither a dot nor a dollar sign in its names, at any place', async () => {
  const { path } = await newUser();
  for (const name of ['a.b', '.a', '$a', 'a$b', 'a$'])
    expect(await call('PATCH', path, { app_metadata: { deep: [{ [name]: 1 }] } })).toMatchObject({
      status: 400,
      body: { errorCode: 'invalid_body' },
    });
});

test('finds users by metadata below the first level', async () => {
  const { user_id } = await newUser({ user_metadata: { a: { b: 'deep' } } });
  const { body } = await call('GET', `/users?q=${encodeURIComponent('user_metadata.a.b:"deep"')}`);
  expect(body.map((user: { user_id: string }) => user.user_id)).toEqual([user_id]);
});

test('names the list in a page with totals after what is in it, and counts what is on the page for users alone', async () => {
  const { body: role } = await call('POST', '/roles', { name: 'Listed' });
  const lists: [path: string, key: string][] = [
    ['/users', 'users'],
    ['/users/auth0%7Cvera/roles', 'roles'],
    ['/users/auth0%7Cvera/permissions', 'permissions'],
    ['/users/auth0%7Cvera/logs', 'logs'],
    ['/roles', 'roles'],
    [`/roles/${role.id}/users`, 'users'],
    [`/roles/${role.id}/permissions`, 'permissions'],
    ['/clients', 'clients'],
    ['/resource-servers', 'resource_servers'],
    ['/client-grants', 'client_grants'],
    ['/connections', 'connections'],
    ['/logs', 'logs'],
  ];
  for (const [path, key] of lists) {
    const { body } = await call('GET', `${path}?include_totals=true&page=0&per_page=1`);
    const length = path === '/users' ? ['length'] : [];
    expect(Object.keys(body).sort(), path).toEqual(['limit', 'start', 'total', key, ...length].sort());
    expect(Array.isArray(body[key]), path).toBe(true);
  }
});

test.each([
  { password: 'Another-one-2', email: 'both@example.com' },
  { password: 'Another-one-2', email_verified: true },
  { username: 'both', password: 'Another-one-2' },
  { username: 'both', email_verified: true },
])('refuses to change at once what Auth0 changes one by one: %j', async (change) => {
  const { path } = await newUser();
  expect(await call('PATCH', path, change)).toMatchObject({
    status: 400,
    body: {
      errorCode: 'operation_not_supported',
      message: expect.stringMatching(/^Cannot update \w+ and \w+ simultaneously$/),
    },
  });
});

test('leaves the profile of another provider’s user to that provider, but not their metadata', async () => {
  const { path } = await newUser({ connection: 'google-oauth2' });
  expect(await call('PATCH', path, { name: 'Me', email: 'me@example.com' })).toMatchObject({
    status: 400,
    body: {
      errorCode: 'operation_not_supported',
      message: expect.stringContaining('The following user attributes cannot be updated: email, name.'),
    },
  });
  expect((await call('PATCH', path, { user_metadata: { a: 1 }, blocked: true })).status).toBe(200);
});

test('refuses a weak new password', async () => {
  const { path } = await newUser();
  expect(await call('PATCH', path, { password: 'weak' })).toMatchObject({
    status: 400,
    body: { message: 'PasswordStrengthError: Password is too weak' },
  });
});

test('takes a new email as unverified, and mails a link that verifies it when asked to', async () => {
  const { path } = await newUser({ email_verified: true, user_metadata: { lang: 'es' } });
  const email = 'moved@example.com';
  expect((await call('PATCH', path, { email, verify_email: true })).body.email_verified).toBe(false);
  const { rows } = await tenant.db.query('SELECT * FROM mails WHERE recipient = $1', [email]);
  expect(rows).toMatchObject([{ language: 'es', subject: 'Confirma tu correo' }]);
  expect((await fetch(`${rows[0].link}x`)).status).toBe(400);
  expect((await call('GET', path)).body.email_verified).toBe(false);
  expect((await fetch(rows[0].link)).status).toBe(200);
  expect((await call('GET', path)).body.email_verified).toBe(true);
  await call('PATCH', path, { email: 'again@example.com' });
  expect((await fetch(rows[0].link)).status, 'the address is another one by now').toBe(400);
});

test('says on every answer of the Management API how many requests are left, and until when', async () => {
  const management = { enabled: true, burst: 100, perSecond: 0.001 };
  const rateLimits = { ...UNLIMITED_SWITCHES.rateLimits, management };
  const limited = await startTestTenant({ options: { switches: { ...UNLIMITED_SWITCHES, rateLimits } } });
  try {
    const ask = await managementClient(limited);
    const stranger = await managementClient(limited, 'nonsense');
    const answers = [
      await ask('GET', '/users'),
      await ask('POST', '/roles', { name: 'Limited' }),
      await ask('DELETE', '/users/auth0%7Cnobody'),
      await ask('PATCH', '/users/auth0%7Cmax', {}),
      await ask('GET', '/nowhere'),
      await stranger('GET', '/users'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 204, 400, 404, 401]);
    const read = (name: string) => answers.map(({ headers }) => Number(headers.get(`x-ratelimit-${name}`)));
    expect(read('limit')).toEqual(answers.map(() => 100));
    expect(read('remaining')).toEqual(answers.map((_, index) => 99 - index));
    for (const reset of read('reset')) expect(reset).toBeGreaterThan(Date.now() / 1000);
  } finally {
    await limited.close();
  }
});

test('knows the limits of the free plan for /userinfo and /oauth/token', () => {
  const { userinfo, token } = DEFAULT_SWITCHES.rateLimits;
  expect(userinfo).toMatchObject({ burst: 10, perSecond: 5 / 60 });
  expect(token).toMatchObject({ burst: 30, perSecond: 30 });
});
