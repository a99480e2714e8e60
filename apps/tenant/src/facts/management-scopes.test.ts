import { startTestTenant, type TestTenant } from '@setlist/testing/tenant';
import { type ManagementCall, managementClient } from '@setlist/testing/tenant-management';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CURRENT_USER_SCOPES, MANAGEMENT_SCOPES } from '../management/scopes.ts';

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
  ['GET /users', ['read:users'], 200],
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
