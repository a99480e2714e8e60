import { generateKeyPairSync } from 'node:crypto';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// What answers look like: the keys that are there, those that are not until they were set, what a change leaves.
let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const create = async (path: string, body: object) => {
  const answer = await call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

test.each([
  ['/clients', 'tenant', 'name'],
  ['/connections', 'authentication,connected_accounts,id,is_domain_connection', 'strategy'],
  ['/tenants/settings', 'sandbox_version,sandbox_versions_available', 'flags'],
])('%s shows %s whatever `fields` says', async (path, always, asked) => {
  for (const [query, shows] of [
    [`fields=${asked}`, true],
    [`fields=${asked},${always}&include_fields=false`, false],
  ] as const) {
    const { body } = await call('GET', `${path}?${query}`);
    const names = Object.keys([body].flat()[0]);
    expect(names).toEqual(expect.arrayContaining(always.split(',')));
    expect(names.includes(asked)).toBe(shows);
    if (shows) expect(names.toSorted()).toEqual([...always.split(','), asked].toSorted());
  }
});

describe('applications', () => {
  const USER_GRANTS = ['authorization_code', 'implicit', 'refresh_token'];
  const ALL_GRANTS = [...USER_GRANTS, 'client_credentials'];
  const lifetimes = (token_lifetime: number, idle_token_lifetime: number) => ({
    ...{ rotation_type: 'non-rotating', expiration_type: 'non-expiring', leeway: 0 },
    ...{ token_lifetime, idle_token_lifetime },
    ...{ infinite_token_lifetime: true, infinite_idle_token_lifetime: true },
  });
  const SHORT = lifetimes(2_592_000, 1_296_000);
  const LONG = lifetimes(31_557_600, 2_592_000);
  const usual = {
    ...{ tenant: 'setlist', global: false, is_first_party: true, oidc_conformant: false },
    ...{ sso_disabled: false, cross_origin_auth: false, cross_origin_authentication: false },
    ...{
      callback_url_template: false,
      custom_login_page_on: true,
      is_token_endpoint_ip_header_trusted: false,
    },
    jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36_000 },
    ...{ client_id: expect.any(String), client_secret: expect.any(String) },
  };
  const key = { cert: expect.any(String), pkcs7: expect.any(String), subject: expect.any(String) };

  test('one of which nothing is said has what Auth0 has for it, and nothing else', async () => {
    const created = await create('/clients', { name: 'Nothing said' });
    const all = { ...usual, name: 'Nothing said', grant_types: ALL_GRANTS, refresh_token: SHORT };
    expect(created).toEqual({
      ...all,
      encrypted: true,
      signing_keys: [{ ...key, key: expect.any(String) }],
    });
    expect((await call('GET', `/clients/${created.client_id}`)).body).toEqual({
      ...all,
      signing_keys: [key],
    });
  });

  test.each<[what: string, said: object, made: object]>([
    ['a native app', { app_type: 'native' }, { grant_types: USER_GRANTS, refresh_token: SHORT }],
    ['a single-page app', { app_type: 'spa' }, { grant_types: USER_GRANTS, refresh_token: SHORT }],
    ['a machine', { app_type: 'non_interactive' }, { grant_types: ALL_GRANTS, refresh_token: SHORT }],
    [
      'one that authenticates',
      { token_endpoint_auth_method: 'client_secret_post' },
      { grant_types: ALL_GRANTS, refresh_token: LONG },
    ],
    [
      'an API as an application',
      { app_type: 'resource_server' },
      { grant_types: [], oidc_conformant: true, jwt_configuration: { alg: 'RS256', secret_encoded: false } },
    ],
    [
      'a third party’s',
      { is_first_party: false, app_type: 'spa', token_endpoint_auth_method: 'none' },
      {
        oidc_conformant: true,
        third_party_security_mode: 'permissive',
        refresh_token: {
          ...SHORT,
          ...{ rotation_type: 'rotating', expiration_type: 'expiring' },
          ...{ infinite_token_lifetime: false, infinite_idle_token_lifetime: false },
        },
      },
    ],
    [
      'a strict third party’s',
      { is_first_party: false, third_party_security_mode: 'strict' },
      {
        grant_types: ['authorization_code'],
        jwt_configuration: { alg: 'RS256', secret_encoded: false, lifetime_in_seconds: 3_600 },
      },
    ],
    [
      'one with half a setting',
      { jwt_configuration: { alg: 'RS256' }, refresh_token: { leeway: 5 } },
      {
        jwt_configuration: { alg: 'RS256', secret_encoded: false, lifetime_in_seconds: 36_000 },
        refresh_token: { ...SHORT, leeway: 5 },
      },
    ],
    [
      'one that signs by HS256',
      { jwt_configuration: { alg: 'HS256' } },
      { jwt_configuration: { alg: 'HS256' } },
    ],
    ['one for SAML', { app_type: 'sso_integration', addons: { samlp: {} } }, { addons: { samlp: {} } }],
    [
      'one with half a session transfer',
      { session_transfer: { enforce_device_binding: 'asn' } },
      { session_transfer: { enforce_device_binding: 'asn', allow_refresh_token: false } },
    ],
  ])('%s has the defaults of its kind', async (what, said, made) => {
    expect(await create('/clients', { name: what, ...said })).toMatchObject(made);
  });

  test.each<[what: string, before: object, change: object, after: object, gone?: string[]]>([
    [
      'an object is merged into the one that is there',
      { jwt_configuration: { lifetime_in_seconds: 60 }, mobile: { ios: { team_id: 'a' } } },
      { jwt_configuration: { alg: 'RS256' }, mobile: { android: { app_package_name: 'b' } } },
      {
        jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 60, secret_encoded: false },
        mobile: { ios: { team_id: 'a' }, android: { app_package_name: 'b' } },
      },
    ],
    ['a list is replaced', { callbacks: ['https://a.example'] }, { callbacks: [] }, { callbacks: [] }],
    [
      'null takes a setting away',
      { initiate_login_uri: 'https://a.example', addons: { box: {} } },
      { initiate_login_uri: null, addons: null },
      {},
      ['initiate_login_uri', 'addons'],
    ],
    [
      'null takes a part of a setting away',
      { session_transfer: { delegation: { allow_delegated_access: true } } },
      { session_transfer: { delegation: null } },
      { session_transfer: expect.not.objectContaining({ delegation: expect.anything() }) },
    ],
    [
      'metadata stays an object without its last key',
      { client_metadata: { a: 'x' } },
      { client_metadata: { a: null } },
      { client_metadata: {} },
    ],
    [
      'the type changes alone',
      { app_type: 'native' },
      { app_type: 'non_interactive' },
      { app_type: 'non_interactive', grant_types: USER_GRANTS },
    ],
    [
      'a setting of two names is shown by both',
      {},
      { oidc_logout: { backchannel_logout_urls: ['https://a.example'] } },
      {
        oidc_logout: { backchannel_logout_urls: ['https://a.example'] },
        oidc_backchannel_logout: { backchannel_logout_urls: ['https://a.example'] },
      },
    ],
    [
      'and goes by either',
      { oidc_logout: { backchannel_logout_urls: ['https://a.example'] } },
      { oidc_backchannel_logout: null },
      {},
      ['oidc_logout', 'oidc_backchannel_logout'],
    ],
  ])('by a change %s', async (what, before, change, after, gone = []) => {
    const { client_id } = await create('/clients', { name: what, ...before });
    const { status, body } = await call('PATCH', `/clients/${client_id}`, change);
    expect([status, body]).toMatchObject([200, after]);
    for (const name of gone) expect(body).not.toHaveProperty(name);
    expect((await call('GET', `/clients/${client_id}`)).body).toMatchObject(after);
  });

  test('two have one name, and each its own id', async () => {
    const [one, two] = [
      await create('/clients', { name: 'Same' }),
      await create('/clients', { name: 'Same' }),
    ];
    expect(one.client_id).not.toBe(two.client_id);
    expect((await call('PATCH', `/clients/${two.client_id}`, { name: 'Setlist Web' })).status).toBe(200);
  });

  test.each<[what: string, body: object, message: string]>([
    ['a setting that Auth0 does not have', { more: 'x' }, "'Additional properties not allowed: more'"],
    ['an unknown kind', { app_type: 'desktop' }, 'No enum match for: desktop'],
    [
      'half a default organization',
      { default_organization: { flows: ['client_credentials'] } },
      'Missing required',
    ],
  ])('%s is refused by name', async (_what, body, message) => {
    const answer = await call('POST', '/clients', { name: 'Refused', ...body });
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
    expect(answer.body.message).toContain(message);
  });

  test('a key is told by its name, algorithm and dates, and the application that has it shows no secret', async () => {
    const created = await create('/clients', {
      name: 'With a key',
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: 'public_key', pem, name: 'First' }] },
      },
    });
    const { client_id } = created;
    const path = `/clients/${client_id}/credentials`;
    const [first] = (await call('GET', path)).body;
    // Only the answer to a new application tells it whole.
    expect(created.client_authentication_methods).toEqual({ private_key_jwt: { credentials: [first] } });
    expect(first).toEqual({
      ...{ id: expect.stringMatching(/^cred_/), credential_type: 'public_key', name: 'First' },
      ...{ kid: expect.any(String), alg: 'RS256' },
      ...{ created_at: expect.any(String), updated_at: expect.any(String) },
    });
    const shown = (await call('GET', `/clients/${client_id}`)).body;
    expect(shown.client_authentication_methods).toEqual({
      private_key_jwt: { credentials: [{ id: first.id }] },
    });
    expect(shown).not.toHaveProperty('client_secret');
    const second = await create(path, { credential_type: 'public_key', pem, alg: 'PS256' });
    expect([second.kid, second.alg]).toEqual([first.kid, 'PS256']);
    const ends = { expires_at: '2050-01-01T00:00:00.000Z' };
    expect((await call('PATCH', `${path}/${second.id}`, ends)).body).toMatchObject(ends);
    expect((await call('GET', `${path}/${second.id}`)).body).toMatchObject(ends);
    expect((await call('DELETE', `${path}/${second.id}`)).status).toBe(204);
    expect((await call('GET', `${path}/${second.id}`)).status).toBe(404);
    const back = { client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' };
    const { body } = await call('PATCH', `/clients/${client_id}`, back);
    expect(body.client_secret).toEqual(expect.any(String));
    expect(body).not.toHaveProperty('client_authentication_methods');
  });

  test('what is no key, and a key that the application does not have, is refused', async () => {
    const { client_id } = await create('/clients', { name: 'Without a key' });
    const path = `/clients/${client_id}/credentials`;
    expect((await call('POST', path, { credential_type: 'public_key', pem: 'x' })).status).toBe(400);
    const methods = { private_key_jwt: { credentials: [{ id: 'cred_none' }] } };
    const change = { client_authentication_methods: methods };
    expect((await call('PATCH', `/clients/${client_id}`, change)).status).toBe(404);
    expect((await call('GET', '/clients/none/credentials')).status).toBe(404);
  });
});

describe('APIs', () => {
  const identifier = 'https://shapes.example/api';
  const usual = {
    ...{ allow_offline_access: false, skip_consent_for_verifiable_first_party_clients: false },
    ...{ token_lifetime: 86_400, token_lifetime_for_web: 7_200, signing_alg: 'RS256' },
    subject_type_authorization: {
      user: { policy: 'allow_all' },
      client: { policy: 'require_client_grant' },
    },
  };

  test('one of which nothing is said has what Auth0 has for it; what is set appears, what is null goes', async () => {
    const created = await create('/resource-servers', { identifier });
    expect(created).toEqual({ id: expect.any(String), identifier, ...usual });
    const change = async (body: object) =>
      (await call('PATCH', `/resource-servers/${created.id}`, body)).body;
    expect(
      await change({
        scopes: [],
        enforce_policies: false,
        consent_policy: 'transactional-authorization-with-mfa',
      }),
    ).toEqual({
      ...created,
      ...{ scopes: [], enforce_policies: false, consent_policy: 'transactional-authorization-with-mfa' },
    });
    expect(await change({ consent_policy: null, authorization_details: null })).toEqual({
      ...created,
      ...{ scopes: [], enforce_policies: false },
    });
    expect(await change({ subject_type_authorization: { user: { policy: 'deny_all' } } })).toMatchObject({
      subject_type_authorization: {
        user: { policy: 'deny_all' },
        client: { policy: 'require_client_grant' },
      },
    });
    expect(await change({ more: 1 })).toMatchObject({
      message: "Payload validation error: 'Additional properties not allowed: more'.",
    });
  });

  test('a key for encryption is shown by its thumbprint alone', async () => {
    const encryption_key = { name: 'key', alg: 'RSA-OAEP-256', pem };
    const token_encryption = { format: 'compact-nested-jwe', encryption_key };
    const body = await create('/resource-servers', { identifier: `${identifier}/jwe`, token_encryption });
    expect(body.token_encryption.encryption_key).toEqual({
      ...{ name: 'key', alg: 'RSA-OAEP-256', thumbprint_sha256: expect.stringMatching(/^[\w-]{43}$/) },
    });
  });

  test.each(['HS256', 'RS256', 'PS256'])('takes %s, and has a secret for the first only', async (alg) => {
    const body = await create('/resource-servers', { identifier: `${identifier}/${alg}`, signing_alg: alg });
    expect([body.signing_alg, 'signing_secret' in body]).toEqual([alg, alg === 'HS256']);
  });

  test.each(['my-api', 'orders/v1', 'https://twice.example/a b'])('finds %s by its name', async (name) => {
    const { id } = await create('/resource-servers', { identifier: name });
    const once = encodeURIComponent(name);
    for (const path of [id, once, encodeURIComponent(once)])
      expect((await call('GET', `/resource-servers/${path}`)).body, path).toMatchObject({ identifier: name });
  });

  test('names the application that stands for it', async () => {
    await create('/resource-servers', { identifier: `${identifier}/linked` });
    const { client_id } = await create('/clients', {
      ...{ name: 'Linked', app_type: 'resource_server', resource_server_identifier: `${identifier}/linked` },
    });
    const path = `/resource-servers/${encodeURIComponent(`${identifier}/linked`)}`;
    expect((await call('GET', path)).body.client_id).toBe(client_id);
  });

  test('the Management API lets the lifetimes of its tokens be changed, and has every scope of Auth0’s', async () => {
    const path = `/resource-servers/${encodeURIComponent(tenant.managementAudience)}`;
    expect((await call('PATCH', path, { token_lifetime: 600 })).body).toMatchObject({ token_lifetime: 600 });
    expect((await call('PATCH', path, { allow_offline_access: true })).status).toBe(403);
    await call('PATCH', path, { token_lifetime: null });
    const { scopes, is_system } = (await call('GET', path)).body;
    expect(is_system).toBe(true);
    const read = { value: 'read:organizations', description: 'Read organizations' };
    expect(scopes).toContainEqual(read);
    const scope = scopes.map(({ value }: { value: string }) => value);
    const { client_id } = await create('/clients', { name: 'Has every scope' });
    const grant = { client_id, audience: tenant.managementAudience, scope };
    expect((await create('/client-grants', grant)).scope).toEqual(scope);
  });
});

describe('client grants', () => {
  const grantFor = async (name: string, said: object) => {
    const { client_id } = await create('/clients', { name });
    return create('/client-grants', { client_id, audience: AUDIENCE, ...said });
  };

  test('one of which nothing is said has a scope and a subject; what is set appears, what is null goes', async () => {
    const created = await grantFor('Plain grant', {});
    expect(created).toEqual({
      ...{ id: expect.any(String), client_id: expect.any(String), audience: AUDIENCE },
      ...{ scope: [], subject_type: 'client' },
    });
    const change = async (body: object) => (await call('PATCH', `/client-grants/${created.id}`, body)).body;
    const organizations = { organization_usage: 'allow', allow_any_organization: true };
    expect(await change(organizations)).toEqual({ ...created, ...organizations });
    expect(await change({ organization_usage: null, allow_any_organization: null })).toEqual(created);
    expect(await change({ scope: ['read:plays'], authorization_details_types: ['a'] })).toMatchObject({
      ...{ scope: ['read:plays'], authorization_details_types: ['a'] },
    });
    expect((await call('GET', `/client-grants/${created.id}`)).body.scope).toEqual(['read:plays']);
    expect(await call('GET', '/client-grants/none')).toMatchObject({
      ...{
        status: 404,
        body: { message: 'The grant does not exist.', errorCode: 'inexistent_client_grant' },
      },
    });
  });

  test('an application has one for itself and one for people', async () => {
    const { client_id } = await grantFor('Two grants', {});
    const grant = { client_id, audience: AUDIENCE };
    expect((await create('/client-grants', { ...grant, subject_type: 'user' })).subject_type).toBe('user');
    expect((await call('POST', '/client-grants', { ...grant, subject_type: 'user' })).status).toBe(409);
    const people = await call('GET', `/client-grants?client_id=${client_id}&subject_type=user`);
    expect(people.body).toHaveLength(1);
  });

  test('a group of applications has one by default, and an application is named unless a group is', async () => {
    const said = { audience: AUDIENCE, default_for: 'third_party_clients', scope: ['read:plays'] };
    expect(await create('/client-grants', said)).toEqual({
      ...{ id: expect.any(String), subject_type: 'client' },
      ...said,
    });
    expect((await call('GET', '/client-grants?default_for=third_party_clients')).body).toHaveLength(1);
    for (const body of [{ audience: AUDIENCE }, { ...said, client_id: tenant.web.clientId }])
      expect((await call('POST', '/client-grants', body)).status).toBe(400);
  });

  test('a scope may be granted before the API defines it, and is given from then on', async () => {
    const app = await create('/clients', { name: 'Early' });
    const { id } = await create('/client-grants', { client_id: app.client_id, audience: AUDIENCE });
    const scope = ['read:plays', 'write:plays'];
    expect((await call('PATCH', `/client-grants/${id}`, { scope })).body.scope).toEqual(scope);
    expect(decodeJwt(await tenant.machineToken(app, AUDIENCE)).scope).toBe('read:plays');
  });

  test('an express configuration has none', async () => {
    const said = { name: 'Express', app_type: 'express_configuration' };
    const { client_id } = await create('/clients', said);
    expect(await call('POST', '/client-grants', { client_id, audience: AUDIENCE })).toMatchObject({
      status: 400,
      body: {
        message: 'Client of type express_configuration cannot be used',
        errorCode: 'validation_error',
      },
    });
  });

  test('all scopes are granted by name of none, and given to the machine', async () => {
    const app = await create('/clients', { name: 'All scopes' });
    const said = { client_id: app.client_id, audience: AUDIENCE, allow_all_scopes: true };
    expect(await create('/client-grants', said)).toEqual({
      ...{ id: expect.any(String), subject_type: 'client' },
      ...said,
    });
    expect(decodeJwt(await tenant.machineToken(app, AUDIENCE)).scope).toBe('read:plays');
  });
});

describe('roles', () => {
  test('one that is not described says so, and a tenant’s is of that type', async () => {
    const role = await create('/roles', { name: 'Bare', type: 'tenant' });
    expect(role).toEqual({ id: expect.any(String), name: 'Bare', type: 'tenant' });
    expect((await call('GET', `/roles/${role.id}`)).body).toEqual({ ...role, description: '' });
    await call('POST', '/users/auth0%7Cmax/roles', { roles: [role.id] });
    expect((await call('GET', '/users/auth0%7Cmax/roles')).body).toContainEqual({
      ...{ id: role.id, name: 'Bare', description: '' },
    });
    expect(await call('DELETE', `/roles/${role.id}`)).toMatchObject({ status: 200, body: {} });
  });

  test('an organization’s is refused', async () => {
    for (const body of [{ type: 'organization' }, { owner_id: 'org_a' }])
      expect(await call('POST', '/roles', { name: 'Of others', ...body })).toMatchObject({
        ...{ status: 400, body: { errorCode: 'operation_not_supported' } },
      });
  });
});

describe('connections', () => {
  test('each is shown with its options, in the list and alone', async () => {
    const [database, google] = (await call('GET', '/connections')).body;
    expect(database).toMatchObject({
      ...{ authentication: { active: true }, connected_accounts: { active: false } },
      options: {
        mfa: { active: true, return_enroll_settings: true },
        authentication_methods: { password: { enabled: true }, passkey: { enabled: false } },
      },
    });
    expect(google.options).toEqual({ email: true, profile: true, scope: ['email', 'profile'] });
    for (const connection of [database, google])
      expect((await call('GET', `/connections/${connection.id}`)).body).toEqual(connection);
    expect(await call('GET', '/connections/con_none')).toMatchObject({
      ...{
        status: 404,
        body: { message: 'The connection does not exist', errorCode: 'inexistent_connection' },
      },
    });
  });

  test('every application has each until it is switched off', async () => {
    const [{ id }] = (await call('GET', '/connections')).body;
    const { client_id } = await create('/clients', { name: 'Without a password' });
    const path = `/connections/${id}/clients`;
    const enabled = async () => (await call('GET', `${path}?take=100`)).body.clients;
    expect(await enabled()).toContainEqual({ client_id });
    expect((await call('PATCH', path, [{ client_id, status: false }])).status).toBe(204);
    expect(await enabled()).not.toContainEqual({ client_id });
    const unknown = { client_id: 'none', status: true };
    expect((await call('PATCH', path, [{ client_id, status: true }, unknown])).status).toBe(404);
    expect(await enabled()).not.toContainEqual({ client_id });
    await call('PATCH', path, [{ client_id, status: true }]);
    expect(await enabled()).toContainEqual({ client_id });
    const first = (await call('GET', `${path}?take=1`)).body;
    expect(first).toEqual({ clients: [{ client_id: expect.any(String) }], next: expect.any(String) });
    const next = (await call('GET', `${path}?take=1&from=${first.next}`)).body;
    expect(next.clients).not.toEqual(first.clients);
  });
});

describe('tenant settings', () => {
  const settings = async () => (await call('GET', '/tenants/settings')).body;
  const change = (body: object) => call('PATCH', '/tenants/settings', body);

  test('are those of a new tenant until they are set', async () => {
    expect(await settings()).toMatchObject({
      flags: {
        ...{ allow_changing_enable_sso: false, disable_clickjack_protection_headers: false },
        ...{ disable_impersonation: true, enable_sso: true, revoke_refresh_token_grant: false },
        universal_login: true,
      },
      ...{ enabled_locales: ['en'], sandbox_version: '22', sandbox_versions_available: ['22'] },
      ...{ session_cookie: { mode: 'persistent' }, universal_login: { colors: expect.any(Object) } },
      oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
    });
    expect(await settings()).not.toHaveProperty('support_email');
  });

  test('are kept, merged by their first level, and taken away by null', async () => {
    const page = { enabled: true, html: '<p>' };
    expect((await change({ change_password: page, flags: { enable_sso: false } })).body).toMatchObject({
      ...{ change_password: page, flags: { enable_sso: false, universal_login: true } },
    });
    await change({ change_password: { enabled: false }, mtls: { enable_endpoint_aliases: true } });
    expect(await settings()).toMatchObject({ change_password: { ...page, enabled: false }, mtls: {} });
    await change({ mtls: null, change_password: null, flags: { enable_sso: true } });
    expect(await settings()).not.toHaveProperty('mtls');
    expect(await settings()).not.toHaveProperty('change_password');
  });

  test('show no lifetime that was given in minutes', async () => {
    await change({ session_lifetime_in_minutes: 181 });
    expect(await settings()).not.toHaveProperty('session_lifetime');
    await change({ session_lifetime: 100 });
    expect(await settings()).toMatchObject({ session_lifetime: 100 });
  });

  test('of an unknown name or type are refused by name', async () => {
    const message = async (body: object) => (await change(body)).body.message;
    expect(await message({ colour: 'red' })).toContain('Additional properties not allowed: colour');
    expect(await message({ flags: { colour: true } })).toContain('Additional properties not allowed: colour');
    expect(await message({ session_lifetime: 'long' })).toContain('Expected type');
  });

  test('name the tenant, and say where a logout may lead, at once', async () => {
    await change({ friendly_name: 'Renamed', allowed_logout_urls: ['https://bye.example/'] });
    const page = await (await fetch(tenant.authorizeUrl())).text();
    expect(page).toContain('Renamed');
    const logout = await fetch(`${tenant.issuer}v2/logout?returnTo=https://bye.example/`, {
      redirect: 'manual',
    });
    expect(logout.headers.get('location')).toBe('https://bye.example/');
    await change({ friendly_name: 'Setlist', allowed_logout_urls: null });
  });
});

test.each([
  '/clients/none',
  '/roles/none',
  '/users/none',
  '/users/none/roles',
  '/keys/signing',
  '/stats/active-users',
])('a parameter that %s does not have is refused by name', async (path) => {
  expect(await call('GET', `${path}?colour=red`)).toMatchObject({
    status: 400,
    body: {
      errorCode: 'invalid_query_string',
      message: "Query validation error: 'Additional properties not allowed: colour'.",
    },
  });
});

test.each(['null', '0', '"text"', '{"half'])(
  'a GET with the body %s is answered as one without',
  async (body) => {
    const status = await new Promise<number>((resolve, reject) => {
      const { port } = new URL(tenant.issuer);
      import('node:http').then(async ({ request }) => {
        const authorization = `Bearer ${await tenant.machineToken()}`;
        const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
        request({ port, path: '/api/v2/roles', headers }, (answer) => resolve(answer.statusCode ?? 0))
          .on('error', reject)
          .end(body);
      }, reject);
    });
    expect(status).toBe(200);
  },
);

test('a body is not looked at where none is asked for', async () => {
  const { client_id } = await create('/clients', { name: 'Rotated' });
  expect((await call('POST', `/clients/${client_id}/rotate-secret`, null)).status).toBe(200);
  expect(await call('DELETE', '/sessions/none', null)).toMatchObject({ status: 202, body: {} });
});
