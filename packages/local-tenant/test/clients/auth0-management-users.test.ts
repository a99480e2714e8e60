import { ManagementClient, ManagementError } from 'auth0';
import { beforeAll, expect } from 'vitest';
import { VERA } from './start-tenant.ts';
import { tryClient } from './try-client.ts';

const CONNECTION = 'Username-Password-Authentication';
const trial = tryClient('auth0 ManagementClient users', '`domain: "localhost:4443"`');
let management: ManagementClient;
let id = '';

beforeAll(() => {
  const { domain, apps } = trial.tenant;
  const { client_id: clientId, client_secret: clientSecret } = apps.deploy;
  management = new ManagementClient({ domain, clientId, clientSecret });
});

trial.matches('lists users by pages with totals', async () => {
  const first = await management.users.list({ per_page: 3, sort: 'email:1' });
  expect(first.data.map(({ email }) => email)).toEqual([
    'jane.doe@example.com',
    'jesse@setlist.example',
    'max@setlist.example',
  ]);
  expect(first.response).toMatchObject({ start: 0, limit: 3, length: 3, total: 4 });
  const all = [];
  for await (const user of first) all.push(user.user_id);
  expect(all).toHaveLength(4);
});

trial.matches('leaves fields out, or gives only some', async () => {
  const { data } = await management.users.list({
    fields: 'user_id,email',
    include_fields: true,
    per_page: 1,
  });
  expect(Object.keys(data[0] ?? {}).sort()).toEqual(['email', 'user_id']);
  const user = await management.users.get(VERA.id, { fields: 'app_metadata', include_fields: false });
  expect(user).toMatchObject({ user_id: VERA.id, email: VERA.email });
  expect(user).not.toHaveProperty('app_metadata');
});

trial.matches('searches as the query syntax says', async () => {
  const search = async (q: string) =>
    (await management.users.list({ q, search_engine: 'v3' })).data.map((user) => user.user_id).sort();
  expect(await search('name:"Vera"')).toEqual([VERA.id]);
  expect(await search('email:j*')).toEqual(['auth0|jane', 'auth0|jesse']);
  expect(await search('user_metadata.hobby:"surfing"')).toEqual(['auth0|jane']);
  expect(await search('app_metadata.plan:"full" AND NOT email:"vera@setlist.example"')).toEqual([
    'auth0|jane',
  ]);
  expect(await search('_exists_:given_name')).toEqual(['auth0|jane']);
  expect(await search('app_metadata.plan:("full" OR "gold") AND email.domain:example.com')).toEqual([
    'auth0|jane',
  ]);
  expect(await search(`created_at:[* TO ${new Date().toISOString().slice(0, 10)}]`)).toHaveLength(4);
  for (const q of ['toString:*', 'name:', 'name:*ee'])
    await expect(search(q)).rejects.toMatchObject({ statusCode: 400 });
});

trial.matches('finds users by email', async () => {
  const users = await management.users.listUsersByEmail({ email: VERA.email });
  expect(users.map((user) => user.user_id)).toEqual([VERA.id]);
});

trial.matches('creates a user', async () => {
  const user = await management.users.create({
    connection: CONNECTION,
    email: 'Ada@Example.test',
    password: 'A-good-one-1',
    user_metadata: { lang: 'en', nested: { a: 1, b: 2 } },
    app_metadata: { plan: 'free' },
  });
  expect(user).toMatchObject({
    email: 'ada@example.test',
    email_verified: false,
    name: 'ada@example.test',
    nickname: 'ada',
    identities: [{ connection: CONNECTION, provider: 'auth0', isSocial: false }],
    user_metadata: { lang: 'en', nested: { a: 1, b: 2 } },
    app_metadata: { plan: 'free' },
  });
  id = user.user_id ?? '';
  expect(id).toMatch(/^auth0\|/);
});

trial.matches('merges the first level of metadata, replaces what is nested, deletes by null', async () => {
  const user = await management.users.update(id, { user_metadata: { nested: { c: 3 }, theme: 'dark' } });
  expect(user.user_metadata).toEqual({ lang: 'en', nested: { c: 3 }, theme: 'dark' });
  // The SDK's types leave `null` out; its documentation says it deletes.
  const changed = await management.users.update(id, {
    user_metadata: { nested: null, theme: null } as never,
  });
  expect(changed.user_metadata).toEqual({ lang: 'en' });
});

trial.matches('clears metadata by {}, as unevenly as Auth0', async () => {
  const user = await management.users.update(id, { user_metadata: {}, app_metadata: {} });
  expect(user.user_metadata).toEqual({});
  expect(user).not.toHaveProperty('app_metadata');
});

trial.matches('blocks a user, and lets them in again', async () => {
  expect(await management.users.update(id, { blocked: true })).toMatchObject({ blocked: true });
  expect(await management.users.update(id, { blocked: false })).toMatchObject({ blocked: false });
});

trial.matches('gives a user roles, and takes them away', async () => {
  const role = await management.roles.create({ name: 'curator', description: 'Curates' });
  await management.users.roles.assign(id, { roles: [role.id ?? ''] });
  expect((await management.users.roles.list(id)).data).toMatchObject([{ name: 'curator' }]);
  await management.users.roles.delete(id, { roles: [role.id ?? ''] });
  expect((await management.users.roles.list(id)).data).toEqual([]);
});

trial.matches('resets multifactor authentication', async () => {
  await management.users.multifactor.deleteProvider(id, 'google-authenticator');
  await management.users.authenticators.deleteAll(id);
});

trial.matches('lists the sessions and refresh tokens of a user, and ends each by its id', async () => {
  expect((await management.users.sessions.list(id)).data).toEqual([]);
  expect((await management.users.refreshToken.list(id)).data).toEqual([]);
  await expect(management.sessions.get('nobodys')).rejects.toMatchObject({ statusCode: 404 });
  await expect(management.sessions.revoke('nobodys')).rejects.toMatchObject({ statusCode: 404 });
  await management.sessions.delete('nobodys');
  await management.refreshTokens.delete('nobodys');
});

trial.matches('ends the sessions and refresh tokens of a user', async () => {
  await management.users.sessions.delete(id);
  await management.users.refreshToken.delete(id);
  await expect(management.users.sessions.delete('auth0|nobody')).rejects.toMatchObject({ statusCode: 404 });
});

trial.matches('deletes a user', async () => {
  await management.users.delete(id);
  await expect(management.users.get(id)).rejects.toMatchObject({ statusCode: 404 });
  await management.users.delete(id);
});

trial.matches('gets the errors of Auth0: unknown user, bad input, taken email', async () => {
  const unknown = management.users.get('auth0|nobody');
  await expect(unknown).rejects.toBeInstanceOf(ManagementError);
  await expect(unknown).rejects.toMatchObject({
    statusCode: 404,
    body: {
      statusCode: 404,
      error: 'Not Found',
      message: 'The user does not exist.',
      errorCode: 'inexistent_user',
    },
  });
  await expect(management.users.update(VERA.id, { nonsense: 1 } as never)).rejects.toMatchObject({
    statusCode: 400,
    body: { errorCode: 'invalid_body', message: expect.stringContaining('Payload validation error') },
  });
  const taken = management.users.create({
    connection: CONNECTION,
    email: VERA.email,
    password: 'A-good-one-1',
  });
  await expect(taken).rejects.toMatchObject({
    statusCode: 409,
    body: { message: 'The user already exists.' },
  });
});

trial.matches('is refused what its scopes do not open', async () => {
  const { tenant, apps, domain } = trial.tenant;
  await management.clientGrants.create({
    client_id: apps.machine.client_id,
    audience: `${trial.tenant.issuer}api/v2/`,
    scope: ['read:users'],
  });
  const { client_id: clientId, client_secret: clientSecret } = apps.machine;
  const reader = new ManagementClient({ domain, clientId, clientSecret });
  expect((await reader.users.get(VERA.id)).email).toBe(VERA.email);
  await expect(reader.users.delete(VERA.id)).rejects.toMatchObject({
    statusCode: 403,
    body: {
      errorCode: 'insufficient_scope',
      message: 'Insufficient scope, expected any of: delete:users,delete:current_user',
    },
  });
  const stolen = new ManagementClient({ domain, token: await tenant.machineToken() });
  await expect(stolen.users.list()).rejects.toMatchObject({ statusCode: 401 });
});

trial.differs(
  {
    endpoint: 'GET /api/v2/users',
    auth0: 'finds a changed user some seconds later',
    tenant: 'finds them at once',
  },
  async () => {
    await management.users.update('auth0|max', { nickname: 'maximus' });
    const { data } = await management.users.list({ q: 'nickname:"maximus"' });
    expect(data).toHaveLength(1);
  },
);

trial.keepsToTheTable();
