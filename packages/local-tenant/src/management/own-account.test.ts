import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let asJane: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  const { access_token } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope: 'openid read:current_user update:current_user_metadata',
    params: { audience: tenant.managementAudience },
  });
  asJane = await managementClient(tenant, access_token);
});
afterAll(() => tenant.close());

test('lets people read themselves and change their own user_metadata', async () => {
  expect((await asJane('GET', '/users/auth0%7Cjane')).status).toBe(200);
  const { status, body } = await asJane('PATCH', '/users/auth0%7Cjane', {
    user_metadata: { hobby: 'skating' },
  });
  expect([status, body.user_metadata.hobby]).toEqual([200, 'skating']);
});

test('does not let people act on others', async () => {
  const answer = {
    status: 403,
    body: { message: 'User to be acted on does not match subject in bearer token.' },
  };
  expect(await asJane('GET', '/users/auth0%7Cvera')).toMatchObject(answer);
  expect(await asJane('PATCH', '/users/auth0%7Cvera', { user_metadata: {} })).toMatchObject(answer);
});

test('never lets people change their app_metadata or anything else of their account', async () => {
  const either = 'update:users,update:users_app_metadata';
  for (const [change, scopes] of [
    [{ app_metadata: { plan: 'full' } }, either],
    [{ blocked: false }, 'update:users'],
    [{ email: 'x@example.com' }, 'update:users'],
    [{ user_metadata: {}, app_metadata: { roles: ['playlist_editor'] } }, either],
  ] as const) {
    expect(await asJane('PATCH', '/users/auth0%7Cjane', change)).toMatchObject({
      status: 403,
      body: {
        errorCode: 'insufficient_scope',
        message: `Insufficient scope, expected any of: ${scopes}`,
      },
    });
  }
});

test('lets people delete themselves, and nobody else', async () => {
  const { access_token } = await tenant.signIn({
    email: 'max@setlist.example',
    scope: 'openid delete:current_user',
    params: { audience: tenant.managementAudience },
  });
  const asMax = await managementClient(tenant, access_token);
  const asAdmin = await managementClient(tenant);
  expect(await asMax('DELETE', '/users/auth0%7Cvera')).toMatchObject({
    status: 403,
    body: { message: 'User to be acted on does not match subject in bearer token.' },
  });
  expect((await asAdmin('GET', '/users/auth0%7Cvera')).status).toBe(200);
  expect((await asMax('DELETE', '/users/auth0%7Cmax')).status).toBe(204);
  expect((await asAdmin('GET', '/users/auth0%7Cmax')).status).toBe(404);
});

test('lets an application that may write app_metadata alone write nothing else', async () => {
  const asAdmin = await managementClient(tenant);
  const { body: app } = await asAdmin('POST', '/clients', { name: 'Plans', app_type: 'non_interactive' });
  const scope = ['update:users_app_metadata'];
  const grant = { client_id: app.client_id, audience: tenant.managementAudience, scope };
  expect((await asAdmin('POST', '/client-grants', grant)).status).toBe(201);
  const asPlans = await managementClient(tenant, await tenant.machineToken(app));
  const vera = '/users/auth0%7Cvera';
  expect((await asPlans('PATCH', vera, { app_metadata: { plan: 'gold' } })).status).toBe(200);
  for (const change of [{ blocked: true }, { app_metadata: { plan: 'tin' }, user_metadata: { a: 1 } }])
    expect(await asPlans('PATCH', vera, change)).toMatchObject({
      status: 403,
      body: { message: 'Insufficient scope, expected any of: update:users' },
    });
  expect((await asAdmin('GET', vera)).body).toMatchObject({ app_metadata: { plan: 'gold' } });
});

test('answers 403 naming the scopes when none of them is there', async () => {
  expect(await asJane('GET', '/users')).toMatchObject({
    status: 403,
    body: {
      statusCode: 403,
      error: 'Forbidden',
      message: 'Insufficient scope, expected any of: read:users,read:user_idp_tokens',
      errorCode: 'insufficient_scope',
    },
  });
});

test('answers 401 without a token, with a token for another API, with an ID token and with a forged one', async () => {
  const missing = await fetch(`${tenant.issuer}api/v2/users`);
  expect([missing.status, await missing.json()]).toEqual([
    401,
    { statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' },
  ]);
  const { access_token, id_token } = await tenant.signIn({ email: 'jane.doe@example.com' });
  const forged = await new SignJWT({ scope: 'read:users' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(tenant.issuer)
    .setAudience(tenant.managementAudience)
    .setSubject('auth0|jane')
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode('x'.repeat(32)));
  for (const token of [access_token, id_token, forged, 'nonsense', `${access_token.slice(0, -5)}AAAAA`]) {
    const call = await managementClient(tenant, token);
    expect((await call('GET', '/users')).status).toBe(401);
  }
});

test('answers 404 and 400 as JSON for unknown paths and broken bodies', async () => {
  const call = await managementClient(tenant);
  expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { error: 'Not Found' } });
  const token = await tenant.machineToken();
  const broken = await fetch(`${tenant.issuer}api/v2/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{"half',
  });
  expect([broken.status, await broken.json()]).toMatchObject([400, { errorCode: 'invalid_body' }]);
});
