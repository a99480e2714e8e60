import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CURRENT_USER_SCOPES, MANAGEMENT_SCOPES } from '../../src/domain/management-scopes.ts';
import { allRoutes } from '../../src/management/management.routes.ts';

let tenant: TestTenant;
let admin: ManagementCall;
let grantId: string;
let app: { client_id: string; client_secret: string };
beforeAll(async () => {
  tenant = await startTestTenant();
  admin = await managementClient(tenant);
  app = (await admin('POST', '/clients', { name: 'Scoped', app_type: 'non_interactive' })).body;
  const grant = { client_id: app.client_id, audience: tenant.managementAudience, scope: [] };
  grantId = (await admin('POST', '/client-grants', grant)).body.id;
});
afterAll(() => tenant.close());

async function machineWith(scope: string[]): Promise<ManagementCall> {
  await admin('PATCH', `/client-grants/${grantId}`, { scope });
  return managementClient(tenant, await tenant.machineToken(app));
}

async function askWith(scope: string[], ...asked: Parameters<ManagementCall>) {
  const call = await machineWith(scope);
  return call(...asked);
}

let people = 0;
/** A new person; one with a scope signs in with it, and calls the API by themselves. */
async function newPerson(scope?: string): Promise<{ id: string; email: string; call?: ManagementCall }> {
  const email = `person-${++people}@example.com`;
  if (!scope) {
    const { body } = await admin('POST', '/users', { connection: 'google-oauth2', email });
    return { id: encodeURIComponent(body.user_id), email };
  }
  const account = { email, password: 'Long-enough-1', connection: 'Username-Password-Authentication' };
  const { body } = await admin('POST', '/users', account);
  const audience = { audience: tenant.managementAudience };
  const tokens = await tenant.signIn({ ...account, scope: `openid ${scope}`, params: audience });
  const call = await managementClient(tenant, tokens.access_token);
  return { id: encodeURIComponent(body.user_id), email, call };
}

const NEW = { connection: 'google-oauth2', user_metadata: {} };
const ENDPOINTS: [endpoint: string, scopes: string[], status: number, body?: (scope: string) => object][] = [
  ['GET /users', ['read:users', 'read:user_idp_tokens'], 200],
  ['POST /users', ['create:users'], 201, () => NEW],
  ['GET /users/{id}', ['read:users', 'read:current_user', 'read:user_idp_tokens'], 200],
  [
    'PATCH /users/{id}',
    [
      ...['update:users', 'update:users_app_metadata'],
      ...['update:current_user_metadata', 'create:current_user_metadata'],
    ],
    200,
    (scope) => (scope.endsWith('app_metadata') ? { app_metadata: { a: 1 } } : { user_metadata: { a: 1 } }),
  ],
  ['DELETE /users/{id}', ['delete:users', 'delete:current_user'], 204],
  ['GET /users-by-email?email={email}', ['read:users'], 200],
  ['DELETE /users/{id}/multifactor/duo', ['update:users'], 204],
  ['DELETE /users/{id}/multifactor/google-authenticator', ['update:users'], 204],
  ['DELETE /users/{id}/authenticators', ['delete:guardian_enrollments'], 204],
  ['GET /users/{id}/sessions', ['read:sessions'], 200],
  ['DELETE /users/{id}/sessions', ['delete:sessions'], 202],
  ['GET /users/{id}/refresh-tokens', ['read:refresh_tokens'], 200],
  ['DELETE /users/{id}/refresh-tokens', ['delete:refresh_tokens'], 202],
];

test.each(ENDPOINTS)(
  '%s is opened by any of %j and by no other scope',
  async (endpoint, scopes, status, body) => {
    const [method = '', template = ''] = endpoint.split(' ');
    const ask = async (scope: string, byThemselves: boolean) => {
      const { id, email, call } = await newPerson(byThemselves ? scope : undefined);
      const caller = call ?? (await machineWith([scope]));
      return caller(method, template.replace('{id}', id).replace('{email}', email), body?.(scope));
    };
    for (const scope of scopes)
      expect((await ask(scope, scope.includes('current_user'))).status, scope).toBe(status);
    const others = [...MANAGEMENT_SCOPES, ...CURRENT_USER_SCOPES].filter((scope) => !scopes.includes(scope));
    const refused = await (await machineWith(others))(
      method,
      template.replace('{id}', 'auth0%7Cvera').replace('{email}', 'vera@setlist.example'),
      body?.(''),
    );
    expect(refused).toMatchObject({
      status: 403,
      body: {
        message: `Insufficient scope, expected any of: ${scopes.join(',')}`,
        errorCode: 'insufficient_scope',
      },
    });
  },
);

// What the page of each operation names, at https://auth0.com/docs/api/management/v2.
const DOCUMENTED: Record<string, string[]> = {
  'GET /users': ['read:users', 'read:user_idp_tokens'],
  'POST /users': ['create:users'],
  'GET /users-by-email': ['read:users'],
  'GET /users/:id': ['read:users', 'read:current_user', 'read:user_idp_tokens'],
  'PATCH /users/:id': [
    ...['update:users', 'update:users_app_metadata'],
    ...['update:current_user_metadata', 'create:current_user_metadata'],
  ],
  'DELETE /users/:id': ['delete:users', 'delete:current_user'],
  'DELETE /users/:id/multifactor/:provider': ['update:users'],
  'DELETE /users/:id/authenticators': ['delete:guardian_enrollments'],
  'GET /users/:id/sessions': ['read:sessions'],
  'DELETE /users/:id/sessions': ['delete:sessions'],
  'GET /users/:id/refresh-tokens': ['read:refresh_tokens'],
  'DELETE /users/:id/refresh-tokens': ['delete:refresh_tokens'],
  'GET /sessions/:id': ['read:sessions'],
  'PATCH /sessions/:id': ['update:sessions'],
  'DELETE /sessions/:id': ['delete:sessions'],
  'POST /sessions/:id/revoke': ['delete:sessions', 'delete:refresh_tokens'],
  'GET /refresh-tokens/:id': ['read:refresh_tokens'],
  'PATCH /refresh-tokens/:id': ['update:refresh_tokens'],
  'DELETE /refresh-tokens/:id': ['delete:refresh_tokens'],
  'GET /users/:id/logs': ['read:logs', 'read:logs_users'],
  'GET /users/:id/permissions': ['read:users'],
  'POST /users/:id/permissions': ['update:users'],
  'DELETE /users/:id/permissions': ['update:users'],
  'GET /users/:id/roles': ['read:users', 'read:roles', 'read:role_members'],
  'POST /users/:id/roles': ['update:users', 'create:role_members'],
  'DELETE /users/:id/roles': ['update:users', 'delete:role_members'],
  'GET /roles': ['read:roles'],
  'POST /roles': ['create:roles'],
  'GET /roles/:id': ['read:roles'],
  'PATCH /roles/:id': ['update:roles'],
  'DELETE /roles/:id': ['delete:roles'],
  'GET /roles/:id/permissions': ['read:roles'],
  'POST /roles/:id/permissions': ['update:roles'],
  'DELETE /roles/:id/permissions': ['update:roles'],
  'GET /roles/:id/users': ['read:users', 'read:roles', 'read:role_members'],
  'POST /roles/:id/users': ['update:roles', 'create:role_members'],
  'GET /clients': ['read:clients', 'read:client_keys', 'read:client_credentials', 'read:client_summary'],
  'POST /clients': ['create:clients'],
  'GET /clients/:id': ['read:clients', 'read:client_keys', 'read:client_credentials', 'read:client_summary'],
  'PATCH /clients/:id': [
    ...['update:clients', 'update:client_keys', 'update:client_credentials'],
    'update:client_token_vault_privileged_access',
  ],
  'DELETE /clients/:id': ['delete:clients'],
  'POST /clients/:id/rotate-secret': ['update:client_keys'],
  'GET /clients/:client_id/credentials': ['read:client_credentials'],
  'POST /clients/:client_id/credentials': ['create:client_credentials'],
  'GET /clients/:client_id/credentials/:id': ['read:client_credentials'],
  'PATCH /clients/:client_id/credentials/:id': ['update:client_credentials'],
  'DELETE /clients/:client_id/credentials/:id': ['delete:client_credentials'],
  'GET /resource-servers': ['read:resource_servers'],
  'POST /resource-servers': ['create:resource_servers'],
  'GET /resource-servers/:id': ['read:resource_servers'],
  'PATCH /resource-servers/:id': ['update:resource_servers'],
  'DELETE /resource-servers/:id': ['delete:resource_servers'],
  'GET /client-grants': ['read:client_grants'],
  'POST /client-grants': ['create:client_grants'],
  'GET /client-grants/:id': ['read:client_grants'],
  'PATCH /client-grants/:id': ['update:client_grants'],
  'DELETE /client-grants/:id': ['delete:client_grants'],
  'GET /actions/actions': ['read:actions'],
  'POST /actions/actions': ['create:actions'],
  'GET /actions/actions/:id': ['read:actions'],
  'PATCH /actions/actions/:id': ['update:actions'],
  'DELETE /actions/actions/:id': ['delete:actions'],
  'POST /actions/actions/:id/deploy': ['create:actions'],
  'GET /actions/actions/:id/versions': ['read:actions'],
  'GET /actions/actions/:id/versions/:versionId': ['read:actions'],
  'POST /actions/actions/:id/versions/:versionId/deploy': ['create:actions'],
  'GET /actions/triggers': ['read:actions'],
  'GET /actions/triggers/:triggerId/bindings': ['read:actions'],
  'PATCH /actions/triggers/:triggerId/bindings': ['update:actions'],
  'GET /keys/signing': ['read:signing_keys'],
  'POST /keys/signing/rotate': ['create:signing_keys', 'update:signing_keys'],
  'GET /keys/signing/:kid': ['read:signing_keys'],
  'PUT /keys/signing/:kid/revoke': ['update:signing_keys'],
  'GET /logs': ['read:logs', 'read:logs_users'],
  'GET /events': ['read:events'],
  'GET /logs/:id': ['read:logs', 'read:logs_users'],
  'GET /stats/active-users': ['read:stats'],
  'GET /stats/daily': ['read:stats'],
  'GET /connections': ['read:connections'],
  'GET /connections/:id': ['read:connections'],
  'GET /connections/:id/clients': ['read:connections'],
  'PATCH /connections/:id/clients': ['update:connections'],
  'GET /tenants/settings': ['read:tenant_settings'],
  'PATCH /tenants/settings': ['update:tenant_settings'],
  'GET /rules': ['read:rules'],
  'GET /hooks': ['read:hooks'],
  'GET /organizations': ['read:organizations'],
  'GET /flows': ['read:flows'],
  'GET /flows/vault/connections': ['read:flows_vault_connections'],
  'GET /forms': ['read:forms'],
  'GET /self-service-profiles': ['read:self_service_profiles'],
  'GET /network-acls': ['read:network_acls'],
  'GET /custom-domains': ['read:custom_domains'],
  'GET /log-streams': ['read:log_streams'],
  'GET /rules-configs': ['read:rules_configs'],
  'GET /guardian/policies': ['read:mfa_policies'],
  'GET /event-streams': ['read:event_streams'],
  'GET /connection-profiles': ['read:connection_profiles'],
  'GET /user-attribute-profiles': ['read:user_attribute_profiles'],
  'GET /token-exchange-profiles': ['read:token_exchange_profiles'],
  'GET /branding/phone/providers': ['read:phone_providers'],
  'GET /branding/phone/templates': ['read:phone_templates'],
  'GET /prompts/rendering': ['read:prompts'],
  'GET /branding': ['read:branding'],
  'GET /prompts': ['read:prompts'],
  'GET /prompts/:prompt/custom-text/:language': ['read:prompts'],
  'GET /prompts/:prompt/partials': ['read:prompts'],
  'GET /risk-assessments/settings': ['read:attack_protection'],
  'GET /supplemental-signals': ['read:attack_protection'],
  'GET /attack-protection/breached-password-detection': ['read:attack_protection'],
  'GET /attack-protection/brute-force-protection': ['read:attack_protection'],
  'GET /attack-protection/suspicious-ip-throttling': ['read:attack_protection'],
  'GET /attack-protection/bot-detection': ['read:attack_protection'],
  'GET /attack-protection/captcha': ['read:attack_protection'],
};

test('every operation that the tenant has is opened by each scope that its page names, and by no other', async () => {
  const operations = allRoutes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(operations.sort()).toEqual(Object.keys(DOCUMENTED).sort());
  const ids = {
    id: 'nothing-like-it',
    client_id: 'nothing-like-it',
    provider: 'duo',
    triggerId: 'post-login',
    versionId: '1',
    kid: 'none',
    prompt: 'login',
    language: 'en',
  };
  for (const [operation, scopes] of Object.entries(DOCUMENTED)) {
    const [method = '', template = ''] = operation.split(' ');
    const named = template.replace(/:(\w+)/g, (_, name: keyof typeof ids) => ids[name]);
    // Which would go on for as long as somebody listens.
    const path = named === '/events' ? '/events?from=none' : named;
    // With a body that no schema takes, so that the door opens and nothing comes of it.
    const ask = async (held: string[]) => askWith(held, method, path, method === 'GET' ? undefined : []);
    const others = [...MANAGEMENT_SCOPES, ...CURRENT_USER_SCOPES].filter((scope) => !scopes.includes(scope));
    const message = `Insufficient scope, expected any of: ${scopes.join(',')}`;
    expect(await ask(others), operation).toMatchObject({ status: 403, body: { message } });
    for (const scope of scopes)
      expect(String((await ask([scope])).body?.message), `${operation} by ${scope}`).not.toMatch(
        /^Insufficient/,
      );
  }
});

test('an application is shown, and changed, as far as each scope goes', async () => {
  const { client_id } = (
    await admin('POST', '/clients', { name: 'Half shown', description: 'A', app_type: 'regular_web' })
  ).body;
  const seenWith = async (scope: string) => (await askWith([scope], 'GET', `/clients/${client_id}`)).body;
  const summary = { client_id, name: 'Half shown', description: 'A', app_type: 'regular_web' };
  expect(await seenWith('read:client_summary')).toEqual(summary);
  expect(await seenWith('read:client_credentials')).toEqual({
    ...summary,
    client_secret: expect.any(String),
    signing_keys: [expect.any(Object)],
  });
  expect(await seenWith('read:clients')).toMatchObject({ ...summary, is_first_party: true });
  expect(await seenWith('read:clients')).not.toHaveProperty('client_secret');
  expect(await seenWith('read:client_keys')).toMatchObject({
    is_first_party: true,
    client_secret: expect.any(String),
  });
  const list = await askWith(['read:client_summary'], 'GET', '/clients?fields=client_id,callbacks');
  expect(list.body).toContainEqual({ client_id });

  const change = async (scope: string, body: object) =>
    (await askWith([scope], 'PATCH', `/clients/${client_id}`, body)).status;
  const secret = { client_secret: 'of-its-own' };
  expect(await change('update:client_credentials', { callbacks: ['https://evil.example'] })).toBe(403);
  expect(await change('update:client_token_vault_privileged_access', { name: 'Taken over' })).toBe(403);
  expect(await change('update:clients', secret)).toBe(403);
  expect(await change('update:clients', { client_authentication_methods: {} })).toBe(403);
  expect((await admin('GET', `/clients/${client_id}`)).body).toMatchObject(summary);
  expect((await admin('GET', `/clients/${client_id}`)).body).not.toHaveProperty('callbacks');
  expect(await change('update:client_keys', secret)).toBe(200);
  expect(await seenWith('read:client_keys')).toMatchObject(secret);
});

test('a token that may only read roles neither gives nor takes one', async () => {
  const role = (await admin('POST', '/roles', { name: 'Well guarded' })).body.id;
  const reader = await machineWith(['read:roles']);
  const path = '/users/auth0%7Cmax/roles';
  const rolesOfMax = async () => (await admin('GET', path)).body.map(({ id }: { id: string }) => id);
  expect(await reader('POST', path, { roles: [role] })).toMatchObject({
    status: 403,
    body: { message: 'Insufficient scope, expected any of: update:users,create:role_members' },
  });
  expect(await rolesOfMax()).not.toContain(role);
  expect((await askWith(['create:role_members'], 'POST', path, { roles: [role] })).status).toBe(204);
  expect((await askWith(['create:role_members'], 'DELETE', path, { roles: [role] })).status).toBe(403);
  expect(await rolesOfMax()).toContain(role);
  expect((await askWith(['delete:role_members'], 'DELETE', path, { roles: [role] })).status).toBe(204);
  expect(await rolesOfMax()).not.toContain(role);
});
