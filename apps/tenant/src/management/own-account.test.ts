import { type ManagementCall, managementClient } from '@setlist/tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/tenant/test/tenant';
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
  for (const change of [
    { app_metadata: { plan: 'full' } },
    { blocked: false },
    { email: 'x@example.com' },
    { user_metadata: {}, app_metadata: { roles: ['playlist_editor'] } },
  ]) {
    expect(await asJane('PATCH', '/users/auth0%7Cjane', change)).toMatchObject({
      status: 403,
      body: { errorCode: 'insufficient_scope' },
    });
  }
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
