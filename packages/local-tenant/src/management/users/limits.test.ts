import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

// What Auth0 does not let a user have, or warns of.
let tenant: TestTenant;
let strict: TestTenant;
let call: ManagementCall;
let callStrict: ManagementCall;
beforeAll(async () => {
  [tenant, strict] = await Promise.all([
    startTestTenant(),
    startTestTenant({ options: { refuseLargeProfiles: true } }),
  ]);
  [call, callStrict] = await Promise.all([managementClient(tenant), managementClient(strict)]);
});
afterAll(async () => {
  await tenant.close();
  await strict.close();
});

const BIG = 'x'.repeat(10_240);
const newUser = async (ask: ManagementCall, said: object = {}) => {
  const user = { connection: 'google-oauth2', ...said };
  return encodeURIComponent((await ask('POST', '/users', user)).body.user_id);
};

test('a profile over 10 KB is taken, with a warning in the log, and once it is there nothing warns again', async () => {
  const warnings = async (id: string) => {
    const { body } = await call('GET', `/users/${id}/logs`);
    return body.filter(({ type }: { type: string }) => type === 'depnote').length;
  };
  const created = await newUser(call, { app_metadata: { a: BIG } });
  expect(await warnings(created)).toBe(1);
  const path = `/users/${await newUser(call)}`;
  expect((await call('PATCH', path, { user_metadata: { a: BIG } })).status).toBe(200);
  expect((await call('PATCH', path, { blocked: true })).status).toBe(200);
  expect(await warnings(path.slice('/users/'.length))).toBe(1);
});

test('a profile over 10 KB is refused by refuseLargeProfiles, which is in the way of no other change', async () => {
  const message = 'The user profile is over its limit of 10240 bytes.';
  const refused = { status: 400, body: { errorCode: 'invalid_body', message } };
  const user = { connection: 'google-oauth2', app_metadata: { a: BIG } };
  expect(await callStrict('POST', '/users', user)).toMatchObject(refused);
  const path = `/users/${await newUser(callStrict)}`;
  expect(await callStrict('PATCH', path, { user_metadata: { a: BIG } })).toMatchObject(refused);
  await strict.db.query('UPDATE users SET user_metadata = $1', [{ a: BIG }]);
  expect((await callStrict('PATCH', path, { user_metadata: { a: `${BIG}x` } })).status).toBe(400);
  expect((await callStrict('PATCH', path, { user_metadata: { a: BIG.slice(1) } })).status).toBe(200);
  expect((await callStrict('PATCH', path, { blocked: false })).status).toBe(200);
});

test.each([
  ...['blocked', 'email', 'email_verified', 'user_id', 'identities', 'created_at', 'updated_at', '_id'],
  ...['metadata', 'clientID', 'globalClientID', 'global_client_id', 'lastIP', 'lastLogin', 'loginsCount'],
  ...['multifactor', 'multifactor_last_modified', '__tenant'],
])('app_metadata has no property %s, and user_metadata may', async (name) => {
  const said = { connection: 'google-oauth2', app_metadata: { [name]: 'x' } };
  const refused = {
    status: 400,
    body: { errorCode: 'invalid_body', message: expect.stringContaining(name) },
  };
  expect(await call('POST', '/users', said)).toMatchObject(refused);
  const path = `/users/${await newUser(call)}`;
  expect(await call('PATCH', path, { app_metadata: { [name]: 'x' } })).toMatchObject(refused);
  expect((await call('GET', path)).body).not.toHaveProperty('app_metadata');
  expect((await call('PATCH', path, { user_metadata: { [name]: 'x' } })).status).toBe(200);
});

test('a user has 50 roles at most, however they are given', async () => {
  const names = Array.from({ length: 51 }, (_, index) => ({ name: `Role ${index}` }));
  const roles = await Promise.all(names.map(async (role) => (await call('POST', '/roles', role)).body.id));
  const path = `/users/${await newUser(call)}/roles`;
  expect((await call('POST', path, { roles: roles.slice(0, 50) })).status).toBe(204);
  const refused = { status: 403, body: { errorCode: 'too_many_entities' } };
  expect(await call('POST', path, { roles: roles.slice(50) })).toMatchObject(refused);
  const users = [decodeURIComponent(path.split('/')[2] ?? '')];
  expect(await call('POST', `/roles/${roles[50]}/users`, { users })).toMatchObject(refused);
  expect((await call('GET', `${path}?include_totals=true`)).body.total).toBe(50);
  expect((await call('POST', path, { roles: roles.slice(0, 2) })).status).toBe(204);
});
