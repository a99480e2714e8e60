import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { deployActions } from '@setlist/local-tenant/test/deploy-actions';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

async function deploy(trigger: string, ...bodies: string[]): Promise<void> {
  await deployActions(call, trigger, bodies);
  onTestFinished(() => deployActions(call, trigger, []));
}

const PASSWORD = 'Right-horse-1';
const post = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json', 'accept-language': 'de' };
  const url = new URL(path, tenant.issuer);
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const signUp = (email: string, more: object = {}) =>
  post('dbconnections/signup', {
    ...{ client_id: tenant.web.clientId, email, password: PASSWORD },
    ...{ connection: 'Username-Password-Authentication', ...more },
  });
const usersWith = async (email: string) =>
  (await call('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body;
const lastRun = async (trigger: string) => {
  const sql = 'SELECT logs, error, user_id FROM action_runs WHERE protocol = $1 ORDER BY seq DESC LIMIT 1';
  return (await tenant.db.query(sql, [trigger])).rows[0];
};

async function signUpOnPage(email: string): Promise<Response | URL> {
  const cookies = new CookieJar();
  const login = (await cookies.follow(tenant.authorizeUrl({ state: 's-1' }), REDIRECT_URI)) as Response;
  const url = new URL(`${new URL(login.url).pathname}/signup`, tenant.issuer);
  const body = new URLSearchParams({ email, password: PASSWORD });
  return cookies.follow(url, REDIRECT_URI, { method: 'POST', body });
}

test('an Action before registration adds metadata, and is told who signs up, where and for what', async () => {
  await deploy(
    'pre-user-registration',
    `const { user, client, connection, request, tenant, transaction } = event;
     api.user.setUserMetadata('seen', { user, client, connection, request, tenant, transaction, secrets: Object.keys(event.secrets) });
     api.user.setAppMetadata('plan', 'trial'); api.user.setAppMetadata('blocked', true); api.user.setUserMetadata('a.b', 1);`,
  );
  const { status } = await signUp('Pre@Example.com', { given_name: 'Pre', user_metadata: { lang: 'de' } });
  expect(status).toBe(200);
  const [{ user_metadata, app_metadata }] = await usersWith('pre@example.com');
  expect(app_metadata).toEqual({ plan: 'trial' });
  expect(Object.keys(user_metadata).sort()).toEqual(['lang', 'seen']);
  expect(user_metadata.seen).toEqual({
    user: { email: 'pre@example.com', given_name: 'Pre', user_metadata: { lang: 'de' }, app_metadata: {} },
    client: { client_id: tenant.web.clientId, name: 'Setlist Web', metadata: expect.any(Object) },
    connection: expect.objectContaining({ name: 'Username-Password-Authentication', strategy: 'auth0' }),
    request: {
      ...{ ip: expect.any(String), method: 'POST', hostname: 'localhost', geoip: {}, language: 'de' },
      user_agent: expect.any(String),
      body: expect.not.objectContaining({ password: expect.anything() }),
    },
    tenant: { id: 'setlist' },
    secrets: [],
  });
  expect(await signUpOnPage('page@example.com')).toBeInstanceOf(URL);
  const [onPage] = await usersWith('page@example.com');
  expect(onPage.user_metadata.seen.transaction).toMatchObject({ state: 's-1', redirect_uri: REDIRECT_URI });
});

test.each([
  [`api.access.deny('internal', 'You may not sign up.')`, 'You may not sign up.'],
  [`api.validation.error('too_young', 'You are too young.')`, 'You are too young.'],
  [`throw new Error('secret detail')`, 'Something went wrong, please try again later'],
])('an Action before registration that ends with %s lets nobody in, at either door', async (body, told) => {
  await deploy('pre-user-registration', body, `api.user.setAppMetadata('later', true)`);
  expect(await signUp('denied@example.com')).toMatchObject({
    status: 400,
    body: { code: 'extensibility_error', description: told, statusCode: 400 },
  });
  const page = (await signUpOnPage('denied@example.com')) as Response;
  expect([page.status, await page.text()]).toEqual([400, expect.stringContaining(told)]);
  expect(await usersWith('denied@example.com')).toEqual([]);
  const { body: logs } = await call('GET', '/logs?per_page=10');
  expect(logs.map(({ type }: { type: string }) => type)).toContain('fs');
});

test('Actions after registration are told of the new user, and nobody waits for them', async () => {
  await deploy(
    'post-user-registration',
    `console.log(event.user.user_id, event.user.email, event.user.app_metadata.plan, typeof event.request.body, Object.keys(api)); throw new Error('late');`,
  );
  await deploy('pre-user-registration', `api.user.setAppMetadata('plan', 'trial')`);
  const { body } = await signUp('post@example.com');
  const user_id = `auth0|${body._id}`;
  await expect.poll(() => lastRun('post-user-registration')).toMatchObject({ user_id });
  expect(await lastRun('post-user-registration')).toMatchObject({
    error: 'Error: late',
    logs: [{ message: `${user_id} post@example.com trial undefined [ 'cache' ]` }],
  });
});

test('Actions after a change of password are told whose it was', async () => {
  await deploy(
    'post-change-password',
    `console.log(Object.keys(event.user).sort().join(), event.user.user_id, event.connection.name, typeof api.cache.get);`,
  );
  await signUp('changes@example.com');
  const [{ user_id }] = await usersWith('changes@example.com');
  const asked = { client_id: tenant.web.clientId, email: 'changes@example.com' };
  await fetch(new URL('dbconnections/change_password', tenant.issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...asked, connection: 'Username-Password-Authentication' }),
  });
  const { rows } = await tenant.db.query('SELECT link FROM mails ORDER BY seq DESC LIMIT 1');
  const body = new URLSearchParams({ password: 'Another-horse-2' });
  const headers = { origin: new URL(tenant.issuer).origin };
  expect((await fetch(rows[0].link, { method: 'POST', body, headers })).status).toBe(200);
  await expect.poll(() => lastRun('post-change-password')).toMatchObject({ user_id });
  const keys = 'email,email_verified,last_password_reset,user_id';
  expect((await lastRun('post-change-password')).logs[0].message).toBe(
    `${keys} ${user_id} Username-Password-Authentication function`,
  );
});

const machine = async (more: Record<string, string> = {}) => {
  const { client_id, client_secret } = tenant.clients.actions;
  const grant = { grant_type: 'client_credentials', audience: AUDIENCE, client_id, client_secret };
  const body = new URLSearchParams({ ...grant, ...more });
  const answer = await fetch(new URL('oauth/token', tenant.issuer), { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};

test('an Action of a machine’s token adds claims, and is told what is asked for, without secrets', async () => {
  const before = decodeJwt((await machine()).body.access_token ?? '');
  await deploy(
    'credentials-exchange',
    `api.accessToken.setCustomClaim('https://x.example/event', event); api.accessToken.setCustomClaim('sub', 'x');`,
    `api.accessToken.setCustomClaim('https://x.example/seen', event.accessToken.customClaims['https://x.example/event'].client.name);`,
  );
  const { body } = await machine();
  const claims = decodeJwt(body.access_token ?? '');
  expect(claims).toMatchObject({
    sub: before.sub,
    scope: before.scope,
    'https://x.example/seen': 'Setlist Actions',
  });
  const scopes = String(before.scope).split(' ');
  expect(claims['https://x.example/event']).toMatchObject({
    accessToken: { customClaims: {}, scope: scopes },
    client: { client_id: tenant.clients.actions.client_id, name: 'Setlist Actions' },
    request: { method: 'POST', body: { audience: AUDIENCE } },
    resource_server: { identifier: AUDIENCE },
    transaction: { requested_scopes: [], target_scopes: scopes },
  });
  expect(JSON.stringify(claims)).not.toContain(tenant.clients.actions.client_secret);
});

test('Actions choose the scopes of a machine’s token, within what it was granted', async () => {
  const { body } = await machine();
  const [scope = '', ...others] = decodeJwt<{ scope: string }>(body.access_token ?? '').scope.split(' ');
  await deploy(
    'credentials-exchange',
    `api.transaction.setTargetScopes(['not:granted', '${scope}']).transaction.addTargetScope('more:not:granted');`,
    `if (event.transaction.target_scopes.length !== 3) throw new Error('not live');
     api.transaction.removeTargetScope('more:not:granted');`,
  );
  expect((await machine()).body.scope).toBe(scope);
  await deploy('credentials-exchange', `api.transaction.clearTargetScopes();`);
  const none = (await machine()).body;
  expect([none.scope, decodeJwt(none.access_token ?? '').scope]).toEqual([undefined, undefined]);
  expect(others).toEqual(expect.any(Array));
});

test.each([
  [`api.access.deny('invalid_scope', 'Not these.')`, 400, 'invalid_scope', 'Not these.'],
  [`api.access.deny('invalid_request', 'Not so.')`, 400, 'invalid_request', 'Not so.'],
  [`api.access.deny('server_error', 'Not now.')`, 500, 'server_error', 'Not now.'],
  [`api.access.deny('anything')`, 403, 'access_denied', 'The Action credentials-exchange 1 failed.'],
  [`throw new Error('secret detail')`, 403, 'access_denied', 'The Action credentials-exchange 1 failed.'],
])(
  'a machine gets no token where its Action ends with %s',
  async (body, status, error, error_description) => {
    await deploy('credentials-exchange', body);
    expect(await machine()).toEqual({ status, body: { error, error_description } });
  },
);
