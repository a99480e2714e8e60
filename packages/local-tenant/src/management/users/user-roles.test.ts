import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const NOBODY = { status: 404, body: { errorCode: 'inexistent_user', message: 'The user does not exist.' } };
const rolesPath = (name: string) => `/users/auth0%7C${name}/roles`;

async function newRole(name: string, description: string): Promise<{ id: string }> {
  const { body, status } = await call('POST', '/roles', { name, description });
  expect(status).toBe(200);
  return body;
}

test('gives and takes roles, and lists them by name', async () => {
  const path = rolesPath('max');
  const [usher, cook] = [await newRole('Usher', 'Shows the way'), await newRole('Cook', 'Makes the soup')];
  expect(await call('POST', path, { roles: [usher.id, cook.id] })).toMatchObject({ status: 204 });
  // What is there already stays.
  expect((await call('POST', path, { roles: [cook.id] })).status).toBe(204);
  expect((await call('GET', path)).body).toEqual([
    { id: cook.id, name: 'Cook', description: 'Makes the soup' },
    { id: usher.id, name: 'Usher', description: 'Shows the way' },
  ]);
  expect((await call('GET', rolesPath('jesse'))).body).toEqual([]);
  expect((await call('DELETE', path, { roles: [cook.id] })).status).toBe(204);
  expect((await call('GET', path)).body).toMatchObject([{ name: 'Usher' }]);
});

test('gives all of several roles or none', async () => {
  const path = rolesPath('vera');
  const { id } = await newRole('Guard', 'Keeps the door');
  expect(await call('POST', path, { roles: [id, 'rol_nowhere'] })).toMatchObject({
    status: 404,
    body: { message: 'The role does not exist.' },
  });
  expect((await call('GET', path)).body).toEqual([]);
});

test('knows no roles, permissions or logs of somebody who is not there', async () => {
  const { id } = await newRole('Ghost', 'Is nowhere');
  const path = rolesPath('nobody');
  for (const answer of [
    await call('GET', path),
    await call('POST', path, { roles: [id] }),
    await call('DELETE', path, { roles: [id] }),
    await call('GET', '/users/auth0%7Cnobody/permissions'),
    await call('GET', '/users/auth0%7Cnobody/logs'),
  ])
    expect(answer).toMatchObject(NOBODY);
});

test('tells what somebody may do on which API, by its name and address, and which roles say so', async () => {
  const path = '/users/auth0%7Cjane';
  const [first, second] = [await newRole('A reader', 'Reads'), await newRole('B reader', 'Reads too')];
  const management = tenant.managementAudience;
  // Auth0 knows its Management API by its https address alone, and so does the tenant, whichever it is given.
  const ofHttps = management.replace('http:', 'https:');
  const ofApi = { permission_name: 'read:plays', resource_server_identifier: AUDIENCE };
  const ofManagement = { permission_name: 'read:users', resource_server_identifier: management };
  for (const { id } of [second, first])
    expect((await call('POST', `/roles/${id}/permissions`, { permissions: [ofApi] })).status).toBe(201);
  expect((await call('POST', `/roles/${first.id}/permissions`, { permissions: [ofManagement] })).status).toBe(
    201,
  );
  await call('POST', `${path}/roles`, { roles: [first.id, second.id] });
  const { body } = await call('GET', `${path}/permissions`);
  const source = ({ id }: { id: string }, source_name: string) => ({
    source_id: id,
    source_name,
    source_type: 'ROLE',
  });
  expect(body).toEqual([
    {
      ...ofApi,
      resource_server_name: 'Setlist API',
      description: 'Read how often the playlists of any user were played',
      sources: [source(first, 'A reader'), source(second, 'B reader')],
    },
    {
      ...ofManagement,
      resource_server_identifier: ofHttps,
      resource_server_name: 'Auth0 Management API',
      description: expect.any(String),
      sources: [source(first, 'A reader')],
    },
  ]);
  const ofRole = (await call('GET', `/roles/${first.id}/permissions`)).body;
  expect(ofRole.map((permission: typeof ofApi) => permission.resource_server_identifier)).toEqual([
    AUDIENCE,
    ofHttps,
  ]);
  await call('DELETE', `/roles/${first.id}/permissions`, { permissions: [ofManagement] });
  expect((await call('GET', `/roles/${first.id}/permissions`)).body).toMatchObject([ofApi]);
});

test('logs of somebody are theirs alone', async () => {
  await tenant.signIn({ email: 'jesse@setlist.example' });
  const { body } = await call('GET', '/users/auth0%7Cjesse/logs');
  expect(body.length).toBeGreaterThan(0);
  expect(new Set(body.map(({ user_id }: { user_id: string }) => user_id))).toEqual(new Set(['auth0|jesse']));
  expect((await call('GET', '/users/auth0%7Cvera/logs')).body).toEqual([]);
});
