import { randomUUID } from 'node:crypto';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

/** An application that allows these callbacks, whatever the Management API would say of them. */
async function applicationWith(callbacks: string[], data: object = {}): Promise<string> {
  const { body } = await call('POST', '/clients', {
    name: `App ${randomUUID()}`,
    callbacks: [REDIRECT_URI],
  });
  await tenant.db.query('UPDATE clients SET data = data || $2 WHERE client_id = $1', [
    body.client_id,
    JSON.stringify({ ...data, callbacks }),
  ]);
  return body.client_id;
}

/** Where a request without a session, that wants no page, is sent: back to the application, or nowhere. */
async function answerOf(params: Record<string, string>): Promise<string> {
  const usual = { prompt: 'none', response_type: 'code' };
  const answer = await fetch(tenant.authorizeUrl({ ...usual, ...params }), { redirect: 'manual' });
  const location = answer.headers.get('location');
  return location ? location.replace(/[?#].*/, '') : String(answer.status);
}

test.each<[allowed: string, address: string, isAllowed: boolean]>([
  ['https://*.apps.example/cb', 'https://a.apps.example/cb', true],
  ['https://*.apps.example/cb', 'https://a.b.apps.example/cb', false],
  ['https://*.apps.example/cb', 'https://a.apps.example/cb?x=1', false],
  ['https://shop.example/cb', 'https://shop.example/cb?x=1', false],
  ['https://shop.example/cb', 'https://SHOP.example/cb', false],
  ['http://plain.example/cb', 'http://plain.example/cb', true],
  ['http://localhost:3000/cb', 'http://localhost:3001/cb', false],
  ['myapp://cb', 'myapp://cb', true],
  ['javascript:alert(1)', 'javascript:alert(1)', false],
  ['no address', 'no address', false],
])('where %s is a callback, %s is one: %s', async (allowed, address, isAllowed) => {
  for (const app_type of ['regular_web', 'native', 'spa']) {
    const client_id = await applicationWith([allowed, REDIRECT_URI], { app_type });
    const code = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', client_id };
    expect(await answerOf({ ...code, redirect_uri: address })).toBe(isAllowed ? address : '400');
    // One that serves nowhere leaves the others as they are.
    expect(await answerOf({ ...code, redirect_uri: REDIRECT_URI })).toBe(REDIRECT_URI);
  }
});

test('takes a request that is posted, and signs in with it', async () => {
  const url = tenant.authorizeUrl({ login_hint: 'jane.doe@example.com', state: 'a b&c' });
  const cookies = new CookieJar();
  const posted = { method: 'POST', body: url.searchParams };
  const page = (await cookies.follow(new URL('/authorize', url), REDIRECT_URI, posted)) as Response;
  expect(await page.text()).toContain('jane.doe@example.com');
  const body = new URLSearchParams({ demo: 'auth0|jane' });
  const end = (await cookies.follow(new URL(page.url), REDIRECT_URI, { method: 'POST', body })) as URL;
  expect([end.searchParams.get('state'), end.searchParams.has('code')]).toEqual(['a b&c', true]);
});

test.each<[what: string, params: Record<string, string>, error: string, description?: string]>([
  [
    'a connection that does not exist',
    { connection: 'nope' },
    'invalid_request',
    'the connection was not found',
  ],
  [
    ...(['an organization', { organization: 'org_1' }, 'invalid_request'] as const),
    'parameter organization is not allowed for this client',
  ],
  ['prompt=none without a session', {}, 'login_required'],
  ['a prompt that does not exist', { prompt: 'fly' }, 'invalid_request'],
  ['prompt=none with another', { prompt: 'none login' }, 'invalid_request'],
  ['a max_age that is no number', { max_age: 'soon' }, 'invalid_request'],
  ['a response_mode that does not exist', { response_mode: 'pigeon' }, 'unsupported_response_mode'],
  ['a response_type that does not exist', { response_type: 'pigeon' }, 'unsupported_response_type'],
])('tells the application of %s', async (_what, params, error, description) => {
  const url = tenant.authorizeUrl({ prompt: 'none', state: 's', ...params });
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  const said = new URLSearchParams(back.search || back.hash.slice(1));
  expect([said.get('error'), said.get('state')]).toEqual([error, 's']);
  if (description) expect(said.get('error_description')).toBe(description);
});

test('shows a page for an application that nobody knows, and sends nobody away', async () => {
  for (const client_id of ['nobody', '', 'a b']) {
    const answer = await fetch(tenant.authorizeUrl({ client_id }), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  }
});

test('a connection that is switched off for an application lets nobody in, and lets nobody register', async () => {
  const connections = (await call('GET', '/connections')).body as { id: string; name: string }[];
  const turn = async (name: string, status: boolean) => {
    const id = connections.find((one) => one.name === name)?.id;
    const change = [{ client_id: tenant.web.clientId, status }];
    expect((await call('PATCH', `/connections/${id}/clients`, change)).status).toBe(204);
  };
  const connection = 'Username-Password-Authentication';
  const email = 'late@example.com';
  const post = async (path: string) => {
    const body = { client_id: tenant.web.clientId, email, password: 'Long-enough-1', connection };
    const headers = { 'content-type': 'application/json' };
    const url = new URL(path, tenant.issuer);
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  };
  const signUpOnPage = async () => {
    const cookies = new CookieJar();
    const page = (await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI)) as Response;
    const body = new URLSearchParams({ email, password: 'Long-enough-1' });
    const url = new URL(`${new URL(page.url).pathname}/signup`, tenant.issuer);
    return (await cookies.follow(url, REDIRECT_URI, { method: 'POST', body })) as URL;
  };
  const jane = { email: 'jane.doe@example.com' };
  await turn(connection, false);
  await expect(tenant.signIn(jane)).rejects.toThrow('the+connection+is+not+enabled');
  await expect(tenant.signIn({ ...jane, params: { connection } })).rejects.toThrow();
  expect((await signUpOnPage()).searchParams.get('error_description')).toBe('the connection is not enabled');
  expect([await post('dbconnections/signup'), await post('dbconnections/change_password')]).toEqual([
    400, 400,
  ]);
  expect((await call('GET', `/users-by-email?email=${email}`)).body).toEqual([]);
  await turn(connection, true);
  expect(await tenant.signIn(jane)).toHaveProperty('access_token');
  expect(await post('dbconnections/signup')).toBe(200);
});
