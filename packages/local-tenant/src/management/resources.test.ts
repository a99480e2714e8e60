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

test('gives a role, its permissions reach the tokens of those who have it, and are gone when it is taken', async () => {
  const role = (await call('POST', '/roles', { name: 'Auditor', description: 'Looks at plays' })).body;
  expect(role).toEqual({
    id: expect.stringMatching(/^rol_/),
    name: 'Auditor',
    description: 'Looks at plays',
    type: 'tenant',
  });
  const permissions = [{ resource_server_identifier: AUDIENCE, permission_name: 'read:plays' }];
  expect((await call('POST', `/roles/${role.id}/permissions`, { permissions })).status).toBe(201);
  expect((await call('GET', `/roles/${role.id}/permissions`)).body).toMatchObject([
    { permission_name: 'read:plays', resource_server_name: 'Setlist API', description: expect.any(String) },
  ]);
  expect((await call('POST', '/users/auth0%7Cjane/roles', { roles: [role.id] })).status).toBe(204);
  expect((await call('GET', '/users/auth0%7Cjane/roles?include_totals=true')).body).toMatchObject({
    total: 1,
    roles: [{ name: 'Auditor' }],
  });
  expect((await call('GET', `/roles/${role.id}/users`)).body).toMatchObject([{ user_id: 'auth0|jane' }]);
  const scope = 'openid read:plays';
  expect(decodeJwt((await tenant.signIn({ email: 'jane.doe@example.com', scope })).access_token).scope).toBe(
    scope,
  );
  expect((await call('DELETE', '/users/auth0%7Cjane/roles', { roles: [role.id] })).status).toBe(204);
  expect(decodeJwt((await tenant.signIn({ email: 'jane.doe@example.com', scope })).access_token).scope).toBe(
    'openid',
  );
});

test('puts permissions into the tokens of an API with the authz dialect, and into no other', async () => {
  const { body } = await call('GET', `/resource-servers/${encodeURIComponent(AUDIENCE)}`);
  const role = (await call('POST', '/roles', { name: 'Reader' })).body;
  const permissions = [{ resource_server_identifier: AUDIENCE, permission_name: 'read:plays' }];
  await call('POST', `/roles/${role.id}/permissions`, { permissions });
  await call('POST', `/roles/${role.id}/users`, { users: ['auth0|vera'] });
  const claims = async () => decodeJwt((await tenant.signIn({ email: 'vera@setlist.example' })).access_token);
  expect(await claims()).not.toHaveProperty('permissions');
  await call('PATCH', `/resource-servers/${body.id}`, { token_dialect: 'access_token_authz' });
  expect((await claims()).permissions).toEqual(['read:plays']);
  expect(decodeJwt(await tenant.machineToken(tenant.clients.actions, AUDIENCE)).permissions).toEqual([
    'read:plays',
  ]);
  await call('PATCH', `/resource-servers/${body.id}`, { token_dialect: 'access_token' });
});

test('names roles once, changes, filters and deletes them', async () => {
  const { body } = await call('POST', '/roles', { name: 'Moderator' });
  expect((await call('POST', '/roles', { name: 'Moderator' })).status).toBe(409);
  const other = (await call('POST', '/roles', { name: 'Other' })).body;
  expect((await call('PATCH', `/roles/${other.id}`, { name: 'Moderator' })).status).toBe(409);
  expect((await call('PATCH', `/roles/${body.id}`, { description: 'New' })).body).toMatchObject({
    name: 'Moderator',
    description: 'New',
  });
  expect((await call('GET', '/roles?name_filter=moder')).body).toHaveLength(1);
  expect((await call('DELETE', `/roles/${body.id}`)).status).toBe(200);
  expect((await call('GET', `/roles/${body.id}`)).body).toEqual({
    ...{ statusCode: 404, error: 'Not Found', message: 'The role does not exist.' },
  });
  expect((await call('POST', '/users/auth0%7Cjane/roles', { roles: ['rol_none'] })).status).toBe(404);
});

test('creates an application that can then get tokens, with client_metadata for Actions to see', async () => {
  const { status, body } = await call('POST', '/clients', {
    name: 'Robot',
    app_type: 'non_interactive',
    client_metadata: { team: 'a' },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    client_id: expect.stringMatching(/^\w{32}$/),
    client_secret: expect.any(String),
    grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    client_metadata: { team: 'a' },
  });
  const grant = await call('POST', '/client-grants', {
    client_id: body.client_id,
    audience: AUDIENCE,
    scope: ['read:plays'],
  });
  expect(grant).toMatchObject({
    status: 201,
    body: { id: expect.stringMatching(/^cgr_/), scope: ['read:plays'] },
  });
  expect(decodeJwt(await tenant.machineToken(body, AUDIENCE)).scope).toBe('read:plays');
  expect((await call('PATCH', `/client-grants/${grant.body.id}`, { scope: [] })).status).toBe(200);
  expect(decodeJwt(await tenant.machineToken(body, AUDIENCE)).scope).toBeUndefined();
  expect(
    (await call('PATCH', `/clients/${body.client_id}`, { client_metadata: { team: null, floor: '2' } })).body
      .client_metadata,
  ).toEqual({ floor: '2' });
  const { body: rotated } = await call('POST', `/clients/${body.client_id}/rotate-secret`);
  await expect(tenant.machineToken(body, AUDIENCE)).rejects.toThrow(/401/);
  await expect(tenant.machineToken(rotated, AUDIENCE)).resolves.toEqual(expect.any(String));
  expect((await call('DELETE', `/clients/${body.client_id}`)).status).toBe(204);
  expect((await call('GET', `/clients/${body.client_id}`)).status).toBe(404);
});

test('honours is_global, and pages applications with totals', async () => {
  expect((await call('GET', '/clients?is_global=true&include_totals=true')).body).toMatchObject({
    total: 1,
    clients: [{ name: 'All Applications', global: true }],
  });
  const { body } = await call('GET', '/clients?is_global=false&include_totals=true&per_page=2&fields=name');
  expect(body).toMatchObject({
    start: 0,
    limit: 2,
    total: 4,
    clients: [{ name: 'Setlist Web' }, { name: 'Setlist API' }],
  });
});

test('defines an API, whose tokens then have its lifetime', async () => {
  const identifier = 'https://other.example/api';
  const { status, body } = await call('POST', '/resource-servers', {
    identifier,
    name: 'Other',
    token_lifetime: 60,
    scopes: [{ value: 'do:it' }],
  });
  expect([status, body]).toMatchObject([201, { identifier, token_lifetime: 60, signing_alg: 'RS256' }]);
  expect((await call('POST', '/resource-servers', { identifier })).status).toBe(409);
  const { access_token } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope: 'openid do:it',
    params: { audience: identifier },
  });
  const { exp = 0, iat = 0, scope } = decodeJwt(access_token);
  expect([exp - iat, scope]).toEqual([60, 'openid do:it']);
  expect((await call('PATCH', `/resource-servers/${body.id}`, { name: 'Another' })).body).toMatchObject({
    name: 'Another',
    token_lifetime: 60,
  });
  expect((await call('DELETE', `/resource-servers/${body.id}`)).status).toBe(204);
});

test('lists the Management API as a system API under its https name, and leaves it alone', async () => {
  const { body } = await call('GET', '/resource-servers');
  const system = body.find((api: { is_system: boolean }) => api.is_system);
  expect(system.identifier).toBe(`https://${new URL(tenant.issuer).host}/api/v2/`);
  expect((await call('PATCH', `/resource-servers/${system.id}`, { name: 'x' })).status).toBe(403);
  expect((await call('DELETE', `/resource-servers/${system.id}`)).status).toBe(403);
});

test('gives client grants from checkpoint to checkpoint', async () => {
  const first = (await call('GET', '/client-grants?take=2')).body;
  expect(first).toMatchObject({ client_grants: [{}, {}], next: expect.any(String) });
  const second = (await call('GET', `/client-grants?take=2&from=${first.next}`)).body;
  expect(second.client_grants).toHaveLength(1);
  expect(second).not.toHaveProperty('next');
  expect(
    (await call('POST', '/client-grants', { client_id: 'none', audience: AUDIENCE, scope: [] })).status,
  ).toBe(404);
  expect(
    (
      await call('POST', '/client-grants', {
        client_id: tenant.clients.web.client_id,
        audience: AUDIENCE,
        scope: ['fly'],
      })
    ).status,
  ).toBe(400);
});

test('takes an Action from draft to deployed and bound, and then runs it', async () => {
  const code = `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('https://x.example/s', event.secrets.S);`;
  const { status, body } = await call('POST', '/actions/actions', {
    name: 'Added',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code,
    runtime: 'node22',
    secrets: [{ name: 'S', value: 'secret value' }],
  });
  expect([status, body]).toMatchObject([
    201,
    { status: 'pending', all_changes_deployed: false, secrets: [{ name: 'S' }] },
  ]);
  expect(JSON.stringify(body)).not.toContain('secret value');
  const bindings = [{ ref: { type: 'action_name', value: 'Added' }, display_name: 'Added' }];
  expect((await call('PATCH', '/actions/triggers/post-login/bindings', { bindings })).status).toBe(400);
  expect(await call('POST', `/actions/actions/${body.id}/deploy`)).toMatchObject({
    status: 200,
    body: { deployed: true, number: 1 },
  });
  const bound = await call('PATCH', '/actions/triggers/post-login/bindings', { bindings });
  expect(bound.body.bindings).toMatchObject([
    { display_name: 'Added', action: { name: 'Added', all_changes_deployed: true } },
  ]);
  const claims = async () =>
    decodeJwt((await tenant.signIn({ email: 'vera@setlist.example' })).id_token ?? '');
  expect(await claims()).toMatchObject({ 'https://x.example/s': 'secret value' });
  await call('PATCH', `/actions/actions/${body.id}`, {
    code: 'exports.onExecutePostLogin = async () => {};',
  });
  expect(await claims()).toMatchObject({ 'https://x.example/s': 'secret value' });
  expect((await call('GET', `/actions/actions/${body.id}`)).body.all_changes_deployed).toBe(false);
  expect((await call('DELETE', `/actions/actions/${body.id}`)).status).toBe(409);
  expect((await call('DELETE', `/actions/actions/${body.id}?force=true`)).status).toBe(204);
});

test('lists Actions with totals but does not know include_totals, as Auth0', async () => {
  expect((await call('GET', '/actions/actions?per_page=2')).body).toMatchObject({
    total: expect.any(Number),
    per_page: 2,
  });
  expect(await call('GET', '/actions/actions?include_totals=true')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('Additional properties not allowed: include_totals') },
  });
  expect((await call('GET', '/actions/modules')).status).toBe(404);
});

test.each([
  { grant_types: ['magic'] },
  { jwt_configuration: { colour: 'red' } },
  { refresh_token: { colour: 'red' } },
  { refresh_token: { infinite_token_lifetime: 'yes' } },
  { refresh_token: { policies: [{ audience: 'x', scope: 'a' }] } },
  { organization_usage: 'perhaps' },
  { organization_require_behavior: 'perhaps' },
  { organization_discovery_methods: ['telepathy'] },
  { third_party_security_mode: 'perhaps', is_first_party: false },
  { compliance_level: 'perhaps' },
  { redirection_policy: 'perhaps' },
  { default_organization: { organization_id: 'org_1', flows: ['magic'] } },
  { async_approval_notification_channels: ['telepathy'] },
  { client_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`k${i}`, 'v'])) },
])('refuses an application that says %j, which Auth0 does not know', async (over) => {
  const refused = { status: 400, body: { errorCode: 'invalid_body' } };
  expect(await call('POST', '/clients', { name: 'Odd', ...over })).toMatchObject(refused);
  const { client_id } = (await call('POST', '/clients', { name: 'Plain' })).body;
  expect(await call('PATCH', `/clients/${client_id}`, over)).toMatchObject(refused);
});

test('takes the grants that Auth0 has, and ten properties of client_metadata, not one more by another change', async () => {
  const client_metadata = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`k${i}`, 'v']));
  const grant_types = ['authorization_code', 'password', 'http://auth0.com/oauth/grant-type/password-realm'];
  grant_types.push('urn:ietf:params:oauth:grant-type:device_code');
  const { status, body } = await call('POST', '/clients', { name: 'Full', client_metadata, grant_types });
  expect([status, body.grant_types]).toEqual([201, grant_types]);
  const change = (metadata: object) =>
    call('PATCH', `/clients/${body.client_id}`, { client_metadata: metadata });
  expect((await change({ k10: 'v' })).body.message).toContain('Too many properties defined (11), maximum 10');
  expect((await change({ k0: null, k10: 'v' })).status).toBe(200);
});

test.each([
  { scopes: [{ value: 'a', colour: 'red' }] },
  { consent_policy: 'perhaps' },
  { proof_of_possession: { mechanism: 'magic', required: true } },
  { proof_of_possession: { mechanism: 'dpop' } },
  { proof_of_possession: { mechanism: 'dpop', required: true, colour: 'red' } },
  { authorization_policy: { colour: 'red' } },
])('refuses an API that says %j, which Auth0 does not know', async (over) => {
  const odd = { identifier: 'https://odd.example', ...over };
  expect(await call('POST', '/resource-servers', odd)).toMatchObject({
    status: 400,
    body: { errorCode: 'invalid_body' },
  });
});

test('a lifetime that is given to refresh tokens that expire counts, unless they are said to be for ever', async () => {
  const made = async (refresh_token: object) =>
    (await call('POST', '/clients', { name: 'Lifetimes', refresh_token })).body.refresh_token;
  const expiring = { rotation_type: 'rotating', expiration_type: 'expiring' };
  expect(await made({ ...expiring, token_lifetime: 60, idle_token_lifetime: 30 })).toMatchObject({
    ...{ infinite_token_lifetime: false, infinite_idle_token_lifetime: false },
  });
  expect(await made({ ...expiring, token_lifetime: 60, infinite_token_lifetime: true })).toMatchObject({
    ...{ infinite_token_lifetime: true, infinite_idle_token_lifetime: true },
  });
  expect(await made(expiring)).toMatchObject({ infinite_token_lifetime: true });
});

test('null takes away what stands inside of a setting of the tenant, too', async () => {
  const change = async (body: object) => (await call('PATCH', '/tenants/settings', body)).body.error_page;
  const error_page = { html: '<p>', url: 'https://x.example', show_log_link: true };
  expect(await change({ error_page })).toEqual(error_page);
  expect(await change({ error_page: { html: null } })).toEqual({ url: error_page.url, show_log_link: true });
  expect(await change({ error_page: null })).toBeUndefined();
});

test('says of what it does not have that there is none, by page, with totals and by checkpoint', async () => {
  expect((await call('GET', '/organizations')).body).toEqual([]);
  expect((await call('GET', '/organizations?page=2&per_page=10&include_totals=true')).body).toEqual({
    ...{ start: 20, limit: 10, total: 0, organizations: [] },
  });
  expect((await call('GET', '/organizations?take=10')).body).toEqual({ organizations: [] });
  expect((await call('GET', '/organizations?take=101')).status).toBe(400);
  expect((await call('GET', '/event-streams')).body).toEqual({ eventStreams: [] });
  expect((await call('GET', '/log-streams?include_totals=true')).body).toEqual([]);
  expect((await call('GET', '/prompts/login/custom-text/en')).body).toEqual({});
  expect((await call('GET', '/organizations?take=10&include_totals=true')).body).toEqual({
    organizations: [],
  });
  expect((await call('GET', '/attack-protection/captcha')).body).toMatchObject({ active_provider_id: '' });
  expect((await call('GET', '/attack-protection/bot-detection')).body).toMatchObject({
    challenge_password_policy: 'never',
  });
  // It blocks after ten wrong passwords, and says so.
  const { body } = await call('GET', '/attack-protection/brute-force-protection');
  expect(body).toMatchObject({ enabled: true, max_attempts: 10 });
  for (const path of ['/organizations', '/event-streams', '/log-streams'])
    expect((await call('POST', path, {})).status).toBe(404);
});
