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

const mailsTo = async (address: string) =>
  (await tenant.db.query('SELECT FROM mails WHERE recipient = $1', [address])).rowCount;

const CONNECTION = 'Username-Password-Authentication';
let created = 0;
async function createUser(extra: object = {}): Promise<string> {
  const email = `person-${++created}@example.com`;
  const { body, status } = await call('POST', '/users', {
    connection: CONNECTION,
    email,
    password: 'Long-enough-1',
    ...extra,
  });
  expect(status).toBe(201);
  return `/users/${encodeURIComponent(body.user_id)}`;
}

test('shows a user as Auth0 does; what is not set is absent', async () => {
  const { body, status } = await call('GET', '/users/auth0%7Cmax');
  expect(status).toBe(200);
  expect(body).toEqual({
    user_id: 'auth0|max',
    email: 'max@setlist.example',
    email_verified: true,
    name: 'Max',
    nickname: 'max',
    picture: expect.stringContaining(`${tenant.issuer}avatars/`),
    identities: [{ user_id: 'max', connection: CONNECTION, provider: 'auth0', isSocial: false }],
    app_metadata: { plan: 'free' },
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    updated_at: expect.any(String),
  });
});

test('counts sign-ins and remembers the last one', async () => {
  await tenant.signIn({ email: 'max@setlist.example' });
  const { body } = await call('GET', '/users/auth0%7Cmax');
  expect(body).toMatchObject({
    logins_count: 1,
    last_login: expect.any(String),
    last_ip: expect.any(String),
  });
});

test('answers 404 inexistent_user for an unknown user', async () => {
  const error = {
    statusCode: 404,
    error: 'Not Found',
    message: 'The user does not exist.',
    errorCode: 'inexistent_user',
  };
  expect(await call('GET', '/users/auth0%7Cnobody')).toMatchObject({ status: 404, body: error });
  expect(await call('PATCH', '/users/auth0%7Cnobody', { name: 'x' })).toMatchObject({
    status: 404,
    body: error,
  });
});

test('creates a user: lower-case email, names from it, metadata absent', async () => {
  const { status, body } = await call('POST', '/users', {
    connection: CONNECTION,
    email: 'Ada@Example.com',
    password: 'Long-enough-1',
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    email: 'ada@example.com',
    email_verified: false,
    name: 'ada@example.com',
    nickname: 'ada',
  });
  expect(body).not.toHaveProperty('user_metadata');
  expect(body).not.toHaveProperty('app_metadata');
  // As somebody may type it.
  await expect(
    tenant.signIn({ email: ' ADA@Example.com ', password: 'Long-enough-1' }),
  ).resolves.toBeDefined();
});

test('names a user after what is known of them, within their connection', async () => {
  const google = { connection: 'google-oauth2' };
  const { body: named } = await call('POST', '/users', { ...google, user_id: '17', username: 'ada.l' });
  expect(named).toMatchObject({
    user_id: 'google-oauth2|17',
    username: 'ada.l',
    name: 'ada.l',
    nickname: 'ada.l',
    identities: [{ user_id: '17', connection: 'google-oauth2', provider: 'google-oauth2', isSocial: true }],
  });
  expect(named).not.toHaveProperty('email');
  expect(named).not.toHaveProperty('email_verified');
  const { body: unnamed } = await call('POST', '/users', google);
  expect(unnamed.user_id).toMatch(/^google-oauth2\|\w+$/);
  expect(unnamed).toMatchObject({ name: '', nickname: '' });
  const own = await call('POST', '/users', {
    connection: CONNECTION,
    user_id: 'a|b',
    email: 'bar@example.com',
    password: 'Long-enough-1',
    name: 'Bar',
    nickname: 'b',
  });
  expect(own.body).toMatchObject({
    user_id: 'auth0|a|b',
    name: 'Bar',
    nickname: 'b',
    identities: [{ user_id: 'a|b', connection: CONNECTION, provider: 'auth0', isSocial: false }],
  });
});

test('wants an email and a password of who signs in by them', async () => {
  for (const [user, missing] of [
    [{ password: 'Long-enough-1' }, 'email'],
    [{ email: 'half@example.com' }, 'password'],
  ] as const)
    expect(await call('POST', '/users', { connection: CONNECTION, ...user })).toMatchObject({
      status: 400,
      body: {
        errorCode: 'invalid_body',
        message: `Payload validation error: 'Missing required property: ${missing}'.`,
      },
    });
});

test('mails a new user a link when asked to, unless their address is verified', async () => {
  const people = [
    { email: 'asked@example.com', verify_email: true },
    { email: 'not-asked@example.com', verify_email: false },
    { email: 'verified@example.com', verify_email: true, email_verified: true },
  ];
  for (const person of people) await createUser(person);
  expect(await Promise.all(people.map(({ email }) => mailsTo(email)))).toEqual([1, 0, 0]);
});

test('mails a changed address a link when asked to, unless it is verified', async () => {
  const path = await createUser();
  await call('PATCH', path, { email: 'changed-1@example.com' });
  await call('PATCH', path, { name: 'Same address', verify_email: true });
  await call('PATCH', path, { email: 'changed-2@example.com', verify_email: true, email_verified: true });
  const addresses = ['changed-1@example.com', 'changed-2@example.com'];
  expect(await Promise.all(addresses.map(mailsTo))).toEqual([0, 0]);
  // The same address again stays verified.
  const { body } = await call('PATCH', path, { email: 'Changed-2@example.com' });
  expect(body.email_verified).toBe(true);
});

test('adds nobody whose email or id is taken', async () => {
  const user = { connection: 'google-oauth2', email: 'big@example.com', user_id: 'big' };
  expect((await call('POST', '/users', user)).status).toBe(201);
  for (const same of [{ email: 'other@example.com' }, { user_id: 'other' }])
    expect(await call('POST', '/users', { ...user, ...same })).toMatchObject({
      status: 409,
      body: { errorCode: 'auth0_idp_error' },
    });
});

test('answers 409 when the user exists, and 400 for an unknown connection or a weak password', async () => {
  const user = { connection: CONNECTION, email: 'vera@setlist.example', password: 'Long-enough-1' };
  expect(await call('POST', '/users', user)).toMatchObject({
    status: 409,
    body: { message: 'The user already exists.' },
  });
  expect(await call('POST', '/users', { ...user, connection: 'nowhere' })).toMatchObject({
    status: 400,
    body: { message: 'The connection does not exist.', errorCode: 'inexistent_connection' },
  });
  expect(await call('POST', '/users', { ...user, password: 'weak' })).toMatchObject({
    status: 400,
    body: { message: 'PasswordStrengthError: Password is too weak', errorCode: 'auth0_idp_error' },
  });
});

test('merges the first level of metadata only, replaces nested objects, deletes by null, and answers with the whole user', async () => {
  const path = await createUser({ user_metadata: { keep: 1, gone: 2, nested: { a: 1, b: 2 } } });
  const { status, body } = await call('PATCH', path, {
    user_metadata: { gone: null, nested: { a: 3 }, added: 'x' },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    email: expect.any(String),
    user_metadata: { keep: 1, nested: { a: 3 }, added: 'x' },
  });
  expect(body.user_metadata).toEqual({ keep: 1, nested: { a: 3 }, added: 'x' });
});

test('clears metadata by {}, unevenly: user_metadata stays as {}, app_metadata is gone', async () => {
  const path = await createUser({ user_metadata: { a: 1 }, app_metadata: { b: 2 } });
  const { body } = await call('PATCH', path, { user_metadata: {}, app_metadata: {} });
  expect(body.user_metadata).toEqual({});
  expect(body).not.toHaveProperty('app_metadata');
});

test('leaves metadata unset when there is nothing to add, and empty when nothing is left', async () => {
  const path = await createUser();
  const nothing = { user_metadata: { gone: null }, app_metadata: { gone: null } };
  const { body } = await call('PATCH', path, nothing);
  expect(body).not.toHaveProperty('user_metadata');
  expect(body).not.toHaveProperty('app_metadata');
  await call('PATCH', path, { user_metadata: { gone: 1 }, app_metadata: { gone: 1 } });
  expect((await call('PATCH', path, nothing)).body).toMatchObject({ user_metadata: {}, app_metadata: {} });
});

test('keeps both of two metadata changes made at the same time', async () => {
  const path = await createUser();
  const keys = Array.from({ length: 12 }, (_, index) => `key${index}`);
  await Promise.all(keys.map((key) => call('PATCH', path, { user_metadata: { [key]: true } })));
  const { body } = await call('GET', path);
  expect(Object.keys(body.user_metadata).sort()).toEqual(keys.sort());
});

test('says what is wrong with a body in the words of Auth0', async () => {
  const path = await createUser();
  const cases: [object, string][] = [
    [
      { user_metadata: 'text' },
      "Payload validation error: 'Expected type object but found type string' on property user_metadata (User metadata to which this user has read/write access.).",
    ],
    [{ shoe_size: 42 }, "Payload validation error: 'Additional properties not allowed: shoe_size'."],
    [
      { email: 'nobody' },
      "Payload validation error: 'Object didn't pass validation for format email: nobody' on property email (Email address of this user.).",
    ],
    [{}, "Payload validation error: 'Too few properties defined (0), minimum 1'."],
  ];
  for (const [patch, message] of cases) {
    expect(await call('PATCH', path, patch)).toMatchObject({
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message, errorCode: 'invalid_body' },
    });
  }
  expect(await call('POST', '/users', { email: 'x@example.com' })).toMatchObject({
    body: {
      message: "Payload validation error: 'Missing required property: connection'.",
      errorCode: 'invalid_body',
    },
  });
});

test('refuses metadata keys with a dot or a dollar sign', async () => {
  const path = await createUser();
  for (const user_metadata of [{ 'a.b': 1 }, { $a: 1 }, { deep: { 'x.y': 1 } }]) {
    expect((await call('PATCH', path, { user_metadata })).status).toBe(400);
  }
  expect((await call('GET', path)).body).not.toHaveProperty('user_metadata');
});

test('changes email and password, and refuses an email that is taken', async () => {
  const path = await createUser();
  const { body } = await call('PATCH', path, { email: 'New-Address@example.com', email_verified: true });
  expect(body).toMatchObject({ email: 'new-address@example.com', email_verified: true });
  expect((await call('PATCH', path, { password: 'Another-one-2' })).body).toMatchObject({
    last_password_reset: expect.any(String),
  });
  await expect(
    tenant.signIn({ email: 'new-address@example.com', password: 'Another-one-2' }),
  ).resolves.toBeDefined();
  expect(await call('PATCH', path, { email: 'vera@setlist.example' })).toMatchObject({
    status: 400,
    body: { message: 'The specified new email already exists', errorCode: 'auth0_idp_error' },
  });
});

test('keeps a blocked user out', async () => {
  const path = await createUser();
  const { body } = await call('PATCH', path, { blocked: true });
  expect(body.blocked).toBe(true);
  const callback = await tenant.authorize({ email: body.email, password: 'Long-enough-1' }, 'v'.repeat(43));
  expect(Object.fromEntries(callback.searchParams)).toMatchObject({
    error: 'access_denied',
    error_description: 'user is blocked',
  });
});

test('deletes a user with their tokens, and answers 204 again', async () => {
  const path = await createUser();
  const { body } = await call('GET', path);
  const { refresh_token = '' } = await tenant.signIn({ email: body.email, password: 'Long-enough-1' });
  expect((await call('DELETE', path)).status).toBe(204);
  expect((await call('GET', path)).status).toBe(404);
  expect((await call('DELETE', path)).status).toBe(204);
  const records = await tenant.db.query(
    `SELECT DISTINCT kind FROM oidc_records WHERE payload->>'accountId' = $1`,
    [body.user_id],
  );
  expect(records.rows).toEqual([{ kind: 'RefreshToken' }]);
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/invalid_grant/);
});

test('takes one second factor away, or all of them', async () => {
  const path = await createUser();
  const id = decodeURIComponent(path.slice('/users/'.length));
  const enrol = (...factors: string[]) =>
    tenant.db.query('UPDATE users SET multifactor = $2 WHERE user_id = $1', [id, JSON.stringify(factors)]);
  const factors = async () => (await call('GET', path)).body.multifactor;
  await enrol('duo', 'google-authenticator');
  await call('DELETE', `${path}/multifactor/duo`);
  expect(await factors()).toEqual(['google-authenticator']);
  await call('DELETE', `${path}/multifactor/duo`);
  expect(await factors()).toEqual(['google-authenticator']);
  await call('DELETE', `${path}/multifactor/google-authenticator`);
  expect(await factors()).toBeUndefined();
  await enrol('duo', 'google-authenticator');
  await call('DELETE', `${path}/authenticators`);
  expect(await factors()).toBeUndefined();
});

test('takes second factors away, and knows only those of Auth0', async () => {
  const path = await createUser();
  expect((await call('DELETE', `${path}/multifactor/google-authenticator`)).status).toBe(204);
  expect((await call('GET', path)).body).not.toHaveProperty('multifactor');
  expect((await call('DELETE', `${path}/authenticators`)).status).toBe(204);
  expect(await call('DELETE', `${path}/multifactor/carrier-pigeon`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_uri', message: expect.stringContaining('Path validation error') },
  });
  for (const path of ['authenticators', 'multifactor/duo'])
    expect((await call('DELETE', `/users/auth0%7Cnobody/${path}`)).body.errorCode).toBe('inexistent_user');
});

test('finds users by email, exactly', async () => {
  expect((await call('GET', '/users-by-email?email=vera@setlist.example')).body).toMatchObject([
    { user_id: 'auth0|vera' },
  ]);
  expect((await call('GET', '/users-by-email?email=nobody@setlist.example')).body).toEqual([]);
  const email = 'in-both@example.com';
  await createUser({ email });
  await call('POST', '/users', { email, connection: 'google-oauth2' });
  const both = (await call('GET', `/users-by-email?email=${email}&fields=identities`)).body;
  expect(both).toMatchObject([
    { identities: [{ provider: 'auth0' }] },
    { identities: [{ provider: 'google-oauth2' }] },
  ]);
  expect(both[0]).not.toHaveProperty('email');
  expect(await call('GET', '/users-by-email')).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string' },
  });
});

test('changes nobody by a connection that is not theirs, nor for an application that is not there', async () => {
  const path = await createUser({ name: 'Before' });
  for (const [over, errorCode] of [
    [{ connection: 'nowhere' }, 'inexistent_connection'],
    [{ connection: 'google-oauth2' }, 'operation_not_supported'],
    [{ client_id: 'nobody' }, 'inexistent_client'],
  ] as const) {
    const change = { name: 'After', blocked: true, ...over };
    expect(await call('PATCH', path, change)).toMatchObject({ status: 400, body: { errorCode } });
  }
  expect((await call('GET', path)).body).toMatchObject({ name: 'Before' });
  const right = { name: 'After', connection: CONNECTION, client_id: tenant.web.clientId };
  expect(await call('PATCH', path, right)).toMatchObject({ status: 200, body: { name: 'After' } });
});
