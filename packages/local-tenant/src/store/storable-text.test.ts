import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
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

test.each([
  ['GET', '/users/%00', undefined],
  ['GET', '/roles/%00', undefined],
  ['PATCH', '/users/auth0%7Cmax', { name: 'a\u0000' }],
  ['PATCH', '/users/auth0%7Cmax', { user_metadata: { a: '\u0000' } }],
  ['PATCH', '/users/auth0%7Cmax', { user_metadata: { a: '\ud800' } }],
])('refuses text that Postgres cannot hold: %s %s %j', async (method, path, body) => {
  expect((await call(method, path, body)).status).toBe(400);
});

test.each([{ name: 'a\u0000' }, { user_metadata: { a: '\ud800' } }])(
  'refuses it at sign-up: %j',
  async (fields) => {
    const body = {
      client_id: tenant.web.clientId,
      connection: 'Username-Password-Authentication',
      email: 'odd@example.com',
      password: 'Long-enough-1',
      ...fields,
    };
    const response = await fetch(new URL('dbconnections/signup', tenant.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toMatchObject([400, { name: 'BadRequestError' }]);
  },
);

test.each([
  ['', { email: '\u0000', password: 'x' }],
  ['', { demo: '\u0000' }],
  ['/google', { email: 'odd@example.com', name: '\u0000' }],
])('shows the sign-in page%s again for %j', async (path, fields) => {
  const cookies = new CookieJar();
  const page = (await cookies.follow(tenant.authorizeUrl(), tenant.web.redirectUri)) as Response;
  const form = { method: 'POST', body: new URLSearchParams(fields as Record<string, string>) };
  const again = await cookies.fetch(new URL(`${page.url}${path}`), form);
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('<form method="post"')]);
});

test.each(['dashboard/users/%00', 'dashboard/users?q=%00'])('refuses it at %s', async (path) => {
  expect((await fetch(new URL(path, tenant.issuer))).status).toBe(400);
});

test('knows no application by an id that it cannot hold', async () => {
  const at = (path: string) => new URL(path, tenant.issuer);
  const token = (fields: Record<string, string>) =>
    fetch(at('oauth/token'), { method: 'POST', body: new URLSearchParams({ client_id: '\0', ...fields }) });
  expect((await fetch(at('authorize?client_id=%00'))).status).toBe(400);
  expect((await token({ grant_type: 'client_credentials', client_secret: 'x' })).status).toBe(401);
  expect((await token({ grant_type: 'refresh_token', client_secret: 'x', refresh_token: 'x' })).status).toBe(
    401,
  );
  expect((await call('GET', '/clients/%00')).status).toBe(404);
});
