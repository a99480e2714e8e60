import { type ManagementCall, managementClient } from '@setlist/tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

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
  await expect(tenant.signIn({ email: 'ada@example.com', password: 'Long-enough-1' })).resolves.toBeDefined();
});

test('answers 409 when the user exists, and 400 for an unknown connection or a weak password', async () => {
  const user = { connection: CONNECTION, email: 'vera@setlist.example', password: 'Long-enough-1' };
  expect(await call('POST', '/users', user)).toMatchObject({
    status: 409,
    body: { message: 'The user already exists.' },
  });
  expect(await call('POST', '/users', { ...user, connection: 'nowhere' })).toMatchObject({
    status: 400,
    body: { message: 'The connection does not exist.' },
  });
  expect(await call('POST', '/users', { ...user, password: 'weak' })).toMatchObject({
    status: 400,
    body: { message: 'PasswordStrengthError: Password is too weak' },
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

test('refuses metadata keys with a dot or a dollar sign, and a profile over 10 KB', async () => {
  const path = await createUser();
  for (const user_metadata of [{ 'a.b': 1 }, { $a: 1 }, { deep: { 'x.y': 1 } }]) {
    expect((await call('PATCH', path, { user_metadata })).status).toBe(400);
  }
  expect((await call('PATCH', path, { user_metadata: { big: 'x'.repeat(10 * 1024) } })).status).toBe(400);
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
    body: { message: 'The specified new email already exists' },
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
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/invalid_grant/);
});

test('takes second factors away, and knows only those of Auth0', async () => {
  const path = await createUser();
  expect((await call('DELETE', `${path}/multifactor/google-authenticator`)).status).toBe(204);
  expect((await call('DELETE', `${path}/authenticators`)).status).toBe(204);
  expect(await call('DELETE', `${path}/multifactor/carrier-pigeon`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_uri', message: expect.stringContaining('Path validation error') },
  });
  expect((await call('DELETE', '/users/auth0%7Cnobody/authenticators')).status).toBe(404);
});

test('finds users by email, exactly', async () => {
  expect((await call('GET', '/users-by-email?email=vera@setlist.example')).body).toMatchObject([
    { user_id: 'auth0|vera' },
  ]);
  expect((await call('GET', '/users-by-email?email=nobody@setlist.example')).body).toEqual([]);
  expect(await call('GET', '/users-by-email')).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string' },
  });
});
