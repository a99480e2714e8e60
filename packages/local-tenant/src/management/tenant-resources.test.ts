import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

test('lists the connections, by name, by strategy and from checkpoint to checkpoint', async () => {
  const { body } = await call('GET', '/connections');
  expect(body).toMatchObject([
    {
      name: 'Username-Password-Authentication',
      strategy: 'auth0',
      realms: ['Username-Password-Authentication'],
    },
    { name: 'google-oauth2', strategy: 'google-oauth2' },
  ]);
  const names = async (query: string) => {
    const { body } = await call('GET', `/connections?fields=name&${query}`);
    return (body.connections ?? body).map(({ name }: { name: string }) => name);
  };
  expect(await names('name=google-oauth2')).toEqual(['google-oauth2']);
  expect(await names('strategy=auth0&strategy=email')).toEqual(['Username-Password-Authentication']);
  expect(await names('strategy=email')).toEqual([]);
  expect(await names('take=50')).toEqual(['Username-Password-Authentication', 'google-oauth2']);
});

test('tells the tenant’s settings, as the configuration has them', async () => {
  expect(await call('GET', '/tenants/settings')).toMatchObject({
    status: 200,
    body: { friendly_name: 'Setlist', session_lifetime: 72, flags: { universal_login: true } },
  });
  const nameless = (await call('PATCH', '/tenants/settings', { friendly_name: null })).body;
  expect(nameless.friendly_name).toBe((await call('GET', '/tenants/settings')).body.friendly_name);
  await call('PATCH', '/tenants/settings', { friendly_name: 'Setlist' });
  expect((await call('GET', '/tenants/settings?fields=friendly_name')).body).toEqual({
    friendly_name: 'Setlist',
    sandbox_version: '22',
    sandbox_versions_available: ['22'],
  });
});

test('tells what a user may do and which roles say so', async () => {
  const permission = { resource_server_identifier: AUDIENCE, permission_name: 'read:plays' };
  const source = async (name: string) => {
    const { id } = (await call('POST', '/roles', { name })).body;
    await call('POST', `/roles/${id}/permissions`, { permissions: [permission] });
    await call('POST', '/users/auth0%7Cvera/roles', { roles: [id] });
    return { source_id: id, source_name: name, source_type: 'ROLE' };
  };
  const sources = [await source('Auditor'), await source('Reader')];
  const { body } = await call('GET', '/users/auth0%7Cvera/permissions');
  expect(body).toMatchObject([{ ...permission, resource_server_name: expect.any(String), sources }]);
  expect((await call('GET', '/users/auth0%7Cjane/permissions')).body).toEqual([]);
  expect((await call('GET', '/users/auth0%7Cnobody/permissions')).status).toBe(404);
});

test('gives a user a permission without a role between, which reaches their tokens until it is taken', async () => {
  const permissions = [{ resource_server_identifier: AUDIENCE, permission_name: 'read:plays' }];
  const path = '/users/auth0%7Cmax/permissions';
  const scope = async () =>
    decodeJwt(
      (await tenant.signIn({ email: 'max@setlist.example', scope: 'openid read:plays' })).access_token,
    ).scope;
  expect(await scope()).toBe('openid');
  expect(await call('POST', path, { permissions })).toMatchObject({ status: 201, body: {} });
  const sources = [{ source_id: '', source_name: '', source_type: 'DIRECT' }];
  expect((await call('GET', path)).body).toMatchObject([{ ...permissions[0], sources }]);
  expect(await scope()).toBe('openid read:plays');
  expect((await call('DELETE', path, { permissions })).status).toBe(204);
  expect((await call('GET', path)).body).toEqual([]);
  expect(await scope()).toBe('openid');
  const unknown = [{ ...permissions[0], permission_name: 'fly' }];
  expect(await call('POST', path, { permissions: unknown })).toMatchObject({
    status: 404,
    body: { errorCode: 'inexistent_resource_server_permission' },
  });
  expect((await call('POST', '/users/auth0%7Cnobody/permissions', { permissions })).status).toBe(404);
});

test('tells what happened to a user and to nobody else, newest first', async () => {
  await tenant.signIn({ email: 'jesse@setlist.example' });
  await tenant.signIn({ email: 'max@setlist.example' });
  const { body } = await call('GET', '/users/auth0%7Cjesse/logs');
  expect(body.map(({ type }: { type: string }) => type)).toEqual(['seacft', 's']);
  for (const entry of body) expect(entry.user_id).toBe('auth0|jesse');
  expect((await call('GET', '/users/auth0%7Cnobody/logs')).status).toBe(404);
});

test('keeps every version of an Action that was deployed, and goes back to one', async () => {
  const action = { name: 'Versions', supported_triggers: [{ id: 'post-login' }], code: '// one' };
  const { id } = (await call('POST', '/actions/actions', action)).body;
  const deploy = () => call('POST', `/actions/actions/${id}/deploy`);
  await deploy();
  await deploy();
  await call('PATCH', `/actions/actions/${id}`, { code: '// two' });
  await deploy();
  const { body } = await call('GET', `/actions/actions/${id}/versions`);
  expect(body).toMatchObject({
    total: 2,
    versions: [
      { number: 2, code: '// two', deployed: true },
      { number: 1, code: '// one', deployed: false },
    ],
  });
  const first = `/actions/actions/${id}/versions/${body.versions[1].id}`;
  expect((await call('GET', first)).body).toEqual(body.versions[1]);
  expect(await call('POST', `${first}/deploy`)).toMatchObject({
    status: 200,
    body: { number: 3, code: '// one', deployed: true },
  });
  expect((await call('GET', `/actions/actions/${id}`)).body).toMatchObject({
    code: '// one',
    all_changes_deployed: true,
  });
  expect((await call('GET', `/actions/actions/${id}/versions/none`)).status).toBe(404);
});

test('shows signing keys with their certificate and the dates of their state', async () => {
  const { body } = await call('GET', '/keys/signing');
  expect(body).toMatchObject([{ current: true, current_since: expect.any(String) }, { next: true }]);
  for (const key of body) {
    expect(key.cert).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(key.pkcs7).toMatch(/^-----BEGIN PKCS7-----/);
    expect(key.fingerprint).toMatch(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
    expect(key.thumbprint).toBe(key.fingerprint.replaceAll(':', ''));
  }
});
