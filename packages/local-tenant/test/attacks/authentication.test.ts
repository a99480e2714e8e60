import { AUDIENCE, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODIES, JSON_TYPE, ODD, withEachReplaced } from './odd-values.ts';
import { sendRaw } from './send-raw.ts';

let tenant: TestTenant;
let bearer: { authorization: string };
beforeAll(async () => {
  tenant = await startTestTenant();
  bearer = { authorization: `Bearer ${await tenant.machineToken()}` };
});
afterAll(() => tenant.close());

const send = (method: string, path: string, headers: object = {}, body?: string | Buffer) =>
  sendRaw(tenant.issuer, method, path, headers, body);

const POSTED = [
  ...['/oauth/token', '/oauth/revoke', '/dbconnections/signup', '/dbconnections/change_password'],
  ...['/userinfo', '/oidc/logout', '/continue', '/u/login/x', '/u/login/x/signup', '/u/reset-password/x'],
  ...['/dashboard/users', '/dashboard/switches'],
];

test.each(POSTED)('POST %s takes no body as a reason to fail', async (path) => {
  for (const [name, type, body] of BODIES) {
    const { status, text } = await send('POST', path, type, body);
    expect(status, `${name}: ${text}`).toBeLessThan(500);
    if (/^\/(oauth|dbconnections)/.test(path) && text) {
      expect(status, name).toBeGreaterThanOrEqual(400);
      const said = JSON.parse(text);
      expect(said.error ?? said.code, `${name}: ${text}`).toEqual(expect.any(String));
    }
  }
});

test.each(['/oauth/token', '/dbconnections/signup', '/dbconnections/change_password'])(
  '%s takes odd values in any place or refuses them',
  async (path) => {
    const { clientId: client_id, clientSecret: client_secret } = tenant.web;
    const tokens = {
      client_id,
      client_secret,
      audience: AUDIENCE,
      redirect_uri: 'x',
      code_verifier: 'x',
      scope: 'x',
    };
    const user = { client_id, connection: 'Username-Password-Authentication', email: 'odd@a.example' };
    const profile = {
      username: 'a',
      given_name: 'a',
      picture: 'https://a.example',
      user_metadata: { a: 'b' },
    };
    const bodies =
      path === '/oauth/token'
        ? ['authorization_code', 'refresh_token', 'client_credentials', 'password', 'none'].map(
            (grant_type) => ({
              ...{ ...tokens, grant_type, code: 'x', refresh_token: 'x' },
            }),
          )
        : [{ ...user, ...profile, password: 'weak' }];
    for (const body of bodies)
      for (const odd of ODD)
        for (const variant of withEachReplaced(body, odd)) {
          const { status, text } = await send('POST', path, JSON_TYPE, JSON.stringify(variant));
          expect(status, `${JSON.stringify(variant)}: ${text}`).toBeLessThan(500);
        }
  },
);

const AUTHORIZE = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'audience',
  'connection',
];
const AUTHORIZE_MORE = [
  'login_hint',
  'screen_hint',
  'ui_locales',
  'prompt',
  'max_age',
  'response_mode',
  'resource',
];

test.each([
  ...AUTHORIZE,
  ...AUTHORIZE_MORE,
  'code_challenge',
  'organization',
  'claims',
  'acr_values',
  'request',
])('/authorize takes an odd %s or refuses it', async (name) => {
  const { clientId: client_id, redirectUri: redirect_uri } = tenant.web;
  const usual = { client_id, redirect_uri, response_type: 'code', scope: 'openid', state: 's' };
  for (const odd of ['\0', '', '%', '{"a":', '-1', 'x'.repeat(6_000), "'; --", 'a\r\nb: c', '\u202e']) {
    const query = new URLSearchParams({ ...usual, [name]: odd });
    const once = await send('GET', `/authorize?${query}`);
    expect([200, 302, 400], `${name}=${odd.slice(0, 20)}: ${once.text}`).toContain(once.status);
    query.append(name, 'again');
    expect([200, 302, 400]).toContain((await send('GET', `/authorize?${query}`)).status);
  }
});

test.each([
  ...[
    '/v2/logout?client_id=%00',
    '/v2/logout?returnTo=%00',
    '/v2/logout?client_id=a&client_id=b',
    '/%ff',
    '/%',
  ],
  ...['/oidc/logout?client_id=%00', '/oidc/logout?id_token_hint=%00', '/oidc/logout?id_token_hint=a.b.c'],
  ...['/oidc/logout?id_token_hint=eyJhbGciOiJub25lIn0.eyJhdWQiOiJcdTAwMDAifQ.', '/oidc/logout?state=%00'],
  ...['/u/login/%00', '/u/login/%ff', '/u/redirect/%00', '/u/redirect/%00/continue', '/u/reset-password/%00'],
  ...['/u/reset-password/%ff', '/u/email-verification?ticket=%00', '/u/email-verification?ticket=a.b'],
  ...[
    '/u/email-verification',
    '/continue?state=%00',
    '/continue?state=../../x',
    '/authorize/none',
    '/authorize/%00',
  ],
  ...[
    '/avatars/%00',
    '/avatars/%ff',
    '/faces/%00',
    '/faces/%ff',
    '/api/v2/%ff',
    '/api/v2/users/%ff',
    '/api/v2/users/%00',
    '/.well-known/%00',
  ],
  ...['/dashboard/users/%ff', '/dashboard/users?page=-1', `/dashboard/users?page=${'9'.repeat(20)}`],
  ...['/dashboard/users?q=a&q=b', '/dashboard/users?q=%25', '/dashboard/actions/%00', '/dashboard/mails/-1'],
  ...['/dashboard/logs?type=%00', '/dashboard/logs?user=%00', `/dashboard/mails/${'9'.repeat(30)}`],
])('GET %s is no reason to fail', async (path) => {
  const { status, text } = await send('GET', path, path.startsWith('/api') ? bearer : {});
  expect(status, text).toBeLessThan(500);
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  'knows no %s where there is none',
  async (method) => {
    for (const path of [
      '/authorize',
      '/oauth/token',
      '/v2/logout',
      '/.well-known/jwks.json',
      '/api/v2/users',
    ]) {
      const { status } = await send(method, path, bearer);
      expect([200, 204, 404], path).toContain(status);
    }
  },
);

test.each([
  '',
  'Bearer',
  'Bearer a b',
  'Basic x',
  'Bearer a.b.c',
  `Bearer ${'x'.repeat(9_000)}`,
  'Bearer %00',
])('lets nobody in with "Authorization: %s"', async (authorization) => {
  for (const path of ['/api/v2/users', '/userinfo'])
    expect([400, 401], path).toContain((await send('GET', path, { authorization })).status);
});
