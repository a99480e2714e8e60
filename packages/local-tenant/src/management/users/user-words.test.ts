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

const MAX = '/users/auth0%7Cmax';
const NEW = { connection: 'google-oauth2', email: 'words@example.com' };
const found = (type: string, property: string, description: string) =>
  `Payload validation error: 'Expected type ${type} but found type object' on property ${property} (${description}).`;

// As the Management API describes them: https://auth0.com/docs/api/management/v2/users/post-users
test.each([
  ['connection', 'string', 'Name of the connection this user should be created in.'],
  ['email', 'string', "The user's email."],
  ['password', 'string', 'Initial password for this user.'],
  ['user_id', 'string', "The external user's id provided by the identity provider."],
  ['username', 'string', "The user's username."],
  ['email_verified', 'boolean', 'Whether this email address is verified.'],
  ['verify_email', 'boolean', 'Whether the user will receive a verification email.'],
  ['blocked', 'boolean', 'Whether this user was blocked by an administrator (true) or not (false).'],
  ['name', 'string', "The user's full name."],
  ['nickname', 'string', "The user's nickname."],
  ['given_name', 'string', "The user's given name(s)."],
  ['family_name', 'string', "The user's family name(s)."],
  ['picture', 'string', "A URI pointing to the user's picture."],
])('says what the %s of a new user is', async (property, type, description) => {
  const { status, body } = await call('POST', '/users', { ...NEW, [property]: {} });
  expect([status, body.message]).toEqual([400, found(type, property, description)]);
});

// https://auth0.com/docs/api/management/v2/users/patch-users-by-id
test.each([
  ['blocked', 'boolean', 'Whether this user was blocked by an administrator (true) or not (false).'],
  ['email', 'string', 'Email address of this user.'],
  ['email_verified', 'boolean', 'Whether this email address is verified (true) or unverified (false).'],
  ['name', 'string', 'Name of this user.'],
  ['nickname', 'string', 'Preferred nickname or alias of this user.'],
  ['given_name', 'string', 'Given name/first name/forename of this user.'],
  ['family_name', 'string', 'Family name/last name/surname of this user.'],
  ['username', 'string', "The user's username."],
  ['picture', 'string', 'A URI pointing to the user picture.'],
  ['password', 'string', 'New password for this user.'],
  ['connection', 'string', 'Name of the connection to target for this user update.'],
  ['client_id', 'string', 'Auth0 client ID. Only valid when updating email address.'],
  ['verify_email', 'boolean', 'Whether this user will receive a verification email.'],
  ['verify_password', 'boolean', 'Whether this user will receive a verification email on change.'],
])('says what the %s of a changed user is', async (property, type, description) => {
  const { status, body } = await call('PATCH', MAX, { [property]: {} });
  expect([status, body.message]).toEqual([400, found(type, property, description)]);
});

test.each([
  ['user_metadata', 'User metadata to which this user has read/write access.'],
  ['app_metadata', 'User metadata to which this user has read-only access.'],
])('says what %s is, and what its keys may not be', async (property, description) => {
  const wrong: [unknown, string][] = [
    [7, 'Expected type object but found type integer'],
    [{ 'a.b': 1 }, "Keys must not contain '.' or '$'"],
  ];
  for (const [value, problem] of wrong) {
    const message = `Payload validation error: '${problem}' on property ${property} (${description}).`;
    const answer = { status: 400, body: { message } };
    expect(await call('POST', '/users', { ...NEW, [property]: value })).toMatchObject(answer);
    expect(await call('PATCH', MAX, { [property]: value })).toMatchObject(answer);
  }
});

const tooLong = (length: number) => 'x'.repeat(length);

test.each([
  ...['connection', 'user_id', 'username', 'password', 'name', 'nickname', 'given_name', 'family_name'].map(
    (property) => ({ [property]: '' }),
  ),
  { user_id: tooLong(256) },
  { username: tooLong(129) },
  { password: `Aa1${tooLong(126)}` },
  { name: tooLong(301) },
  { email: `${tooLong(250)}@example.com` },
  { picture: 'no address' },
  { shoe_size: 42 },
])('adds nobody whose properties are of another length or form: %j', async (wrong) => {
  const answer = await call('POST', '/users', { ...NEW, ...wrong });
  expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
});

test.each([
  ...['connection', 'username', 'password', 'name', 'nickname', 'given_name', 'family_name'].map(
    (property) => ({ [property]: '' }),
  ),
  { username: tooLong(129) },
  { password: `Aa1${tooLong(126)}` },
  { name: tooLong(301) },
  { email: `${tooLong(250)}@example.com` },
  { picture: 'no address' },
])('changes nobody to properties of another length or form: %j', async (wrong) => {
  expect(await call('PATCH', MAX, wrong)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_body' },
  });
});

test('takes names of three hundred characters, and takes each away', async () => {
  const names = { name: tooLong(300), nickname: tooLong(300), given_name: 'G', family_name: 'F' };
  const picture = 'https://example.com/picture.png';
  const { body } = await call('PATCH', MAX, { ...names, picture });
  expect(body).toMatchObject({ ...names, picture });
  const none = { name: null, nickname: null, given_name: null, family_name: null, picture: null };
  const without = (await call('PATCH', MAX, none)).body;
  for (const property of Object.keys(names)) expect(without).not.toHaveProperty(property);
  expect(without.picture).toContain('/avatars/');
});

test.each([
  [`q=${tooLong(1_001)}`, 'Query in Lucene query string syntax.'],
  ['sort=email', 'Field to sort by. Use field:order where order is 1 for ascending and -1 for descending.'],
  ['search_engine=v2', 'The version of the search engine'],
  ['primary_order=perhaps', 'Whether results are in a deterministic order; here they always are.'],
  ['connection=a&connection=b', 'Connection filter.'],
])('says which parameter of a list of users is wrong: %s', async (query, description) => {
  expect(await call('GET', `/users?${query}`)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_query_string', message: expect.stringContaining(` (${description}).`) },
  });
});

test('says what is wrong with an address to look for, with roles and with a factor', async () => {
  expect(await call('GET', '/users-by-email?email=')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('(Email address to search for (case-sensitive).).') },
  });
  for (const roles of [[], 'rol_x'])
    expect(await call('POST', `${MAX}/roles`, { roles })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('(List of roles IDs to associated with the user.).') },
    });
  expect(await call('DELETE', `${MAX}/multifactor/carrier-pigeon`)).toMatchObject({
    status: 400,
    body: {
      message:
        "Path validation error: 'No enum match for: carrier-pigeon' on property provider (The multi-factor provider.).",
    },
  });
});
