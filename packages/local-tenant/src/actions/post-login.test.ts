import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
let actionId: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  const supported_triggers = [{ id: 'post-login', version: 'v3' }];
  const created = await call('POST', '/actions/actions', { name: 'Probe', supported_triggers, code: '' });
  actionId = created.body.id;
});
afterAll(() => tenant.close());
beforeEach(() => deploy(''));

const NAME = 'https://x.example/probe';
const email = 'jane.doe@example.com';

async function deploy(body: string, more = '', secrets: object[] = []): Promise<void> {
  const code = `exports.onExecutePostLogin = async (event, api) => { ${body} };\n${more}`;
  await call('PATCH', `/actions/actions/${actionId}`, { code, secrets });
  expect((await call('POST', `/actions/actions/${actionId}/deploy`)).status).toBe(200);
  const bindings = [{ ref: { type: 'action_id', value: actionId } }];
  expect((await call('PATCH', '/actions/triggers/post-login/bindings', { bindings })).status).toBe(200);
}

const metadataOf = async (id: string) => (await call('GET', `/users/${encodeURIComponent(id)}`)).body;
const probeOf = (token = '') => decodeJwt(token)[NAME];

test('tells an Action who signs in, to what, how and from where', async () => {
  await deploy(`api.idToken.setCustomClaim('${NAME}', event);`, '', [{ name: 'KEY', value: 'v' }]);
  const { id_token } = await tenant.signIn({ email, params: { ui_locales: 'de', state: 'my-state' } });
  expect(probeOf(id_token)).toMatchObject({
    user: {
      user_id: 'auth0|jane',
      email,
      email_verified: true,
      identities: [{ provider: 'auth0', user_id: 'jane' }],
      user_metadata: { hobby: 'surfing' },
      app_metadata: { plan: 'full' },
    },
    client: { client_id: tenant.web.clientId, name: 'Setlist Web', metadata: {} },
    connection: { name: 'Username-Password-Authentication', strategy: 'auth0' },
    request: {
      ip: expect.any(String),
      method: 'GET',
      hostname: 'localhost',
      geoip: {},
      query: { state: 'my-state' },
      body: {},
    },
    secrets: { KEY: 'v' },
    stats: { logins_count: expect.any(Number) },
    tenant: { id: 'setlist' },
    transaction: {
      protocol: 'oidc-basic-profile',
      requested_scopes: ['openid', 'profile', 'email', 'offline_access'],
      redirect_uri: REDIRECT_URI,
      ui_locales: ['de'],
    },
    authorization: { roles: [] },
    resource_server: { identifier: AUDIENCE },
    session: { id: expect.any(String) },
  });
});

test('tells an Action of a refresh the same as of a sign-in, and no secret of either', async () => {
  const { body: role } = await call('POST', '/roles', { name: 'Probed' });
  await call('POST', '/users/auth0%7Cjane/roles', { roles: [role.id] });
  await deploy(`api.idToken.setCustomClaim('${NAME}', event);`);
  const params = { acr_values: 'gold silver', prompt: 'login', code: 'in-the-query' };
  const before = Date.now();
  const first = await tenant.signIn({ email, scope: 'openid offline_access', params });
  const { clientId: client_id, clientSecret: client_secret = '' } = tenant.web;
  const body = new URLSearchParams({
    ...{ client_id, client_secret, grant_type: 'refresh_token', scope: 'openid' },
    refresh_token: first.refresh_token ?? '',
  });
  const headers = { 'user-agent': 'A program/1', 'accept-language': 'de-CH' };
  const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body, headers });
  const refreshed = probeOf(((await answer.json()) as { id_token: string }).id_token);
  const same = { authorization: { roles: ['Probed'] }, resource_server: { identifier: AUDIENCE } };
  const signedIn = probeOf(first.id_token) as { request: { query: object } };
  expect(signedIn).toMatchObject({
    ...same,
    transaction: { acr_values: ['gold', 'silver'], requested_scopes: ['openid', 'offline_access'] },
  });
  expect(signedIn).not.toHaveProperty('refresh_token');
  const { query } = signedIn.request;
  expect(query).toMatchObject({ prompt: 'login', client_id, response_type: 'code' });
  expect(query).not.toHaveProperty('code');
  expect(Object.values(query)).not.toContain(null);
  expect(refreshed).toMatchObject({
    ...same,
    request: {
      ...{ ip: expect.stringMatching(/127\.0\.0\.1|::1/), method: 'POST', hostname: 'localhost' },
      ...{ user_agent: 'A program/1', language: 'de-CH', query: {} },
    },
    transaction: { protocol: 'oauth2-refresh-token', requested_scopes: ['openid'] },
    refresh_token: {
      ...{ id: expect.any(String), created_at: expect.any(String) },
      session_id: expect.any(String),
    },
  });
  const { refresh_token, request } = refreshed as {
    refresh_token: { created_at: string };
    request: { body: object };
  };
  expect(request.body).toEqual({ client_id, grant_type: 'refresh_token', scope: 'openid' });
  const { created_at } = refresh_token;
  expect(Math.abs(Date.parse(created_at) - before)).toBeLessThan(60_000);
  expect(JSON.stringify([signedIn, refreshed])).not.toContain(client_secret);
  await call('DELETE', '/users/auth0%7Cjane/roles', { roles: [role.id] });
});

test('adds and removes scopes at a refresh, too', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email, scope: 'openid email offline_access' });
  await deploy(`api.accessToken.addScope('read:plays'); api.accessToken.removeScope('email');
    api.accessToken.setCustomClaim('${NAME}', 'access');`);
  const { access_token, scope } = await tenant.refresh(refresh_token);
  expect(scope).toBe('openid offline_access read:plays');
  expect(decodeJwt(access_token)).toMatchObject({ scope, [NAME]: 'access' });
});

test('always gives both kinds of metadata, empty when they were never set', async () => {
  await deploy(`api.idToken.setCustomClaim('${NAME}', [event.user.user_metadata, event.user.app_metadata]);`);
  const { id_token } = await tenant.signIn({ email: 'max@setlist.example' });
  expect(probeOf(id_token)).toEqual([{}, { plan: 'free' }]);
});

test('runs once at sign-in and once at each refresh, which it can tell apart', async () => {
  await deploy(`console.log(event.transaction.protocol, event.refresh_token?.id ? 'with token' : '');`);
  const { refresh_token = '' } = await tenant.signIn({ email: 'vera@setlist.example' });
  await tenant.refresh(refresh_token);
  const { body } = await call('GET', '/logs?q=type:sertft');
  expect(body.length).toBeGreaterThan(0);
  const runs = await runsOf('auth0|vera');
  expect(runs).toEqual(['oauth2-refresh-token with token', 'oidc-basic-profile ']);
});

test('puts claims into either token, and changes the scope', async () => {
  await deploy(`
    api.accessToken.setCustomClaim('${NAME}', 'access');
    api.idToken.setCustomClaim('roles', ['dropped']);
    api.accessToken.addScope('read:plays');
    api.accessToken.removeScope('email');`);
  const { access_token, id_token = '', scope } = await tenant.signIn({ email, scope: 'openid email' });
  expect(decodeJwt(access_token)).toMatchObject({ [NAME]: 'access', scope: 'openid read:plays' });
  expect(scope).toBe('openid read:plays');
  expect(decodeJwt(id_token)).not.toHaveProperty('roles');
  expect(decodeJwt(id_token)).not.toHaveProperty(NAME);
});

test('writes metadata once, at the end, and deletes by null', async () => {
  await deploy(
    `api.user.setUserMetadata('step', 1); api.user.setUserMetadata('step', 2); api.user.setAppMetadata('plan', null);`,
  );
  await tenant.signIn({ email: 'max@setlist.example' });
  expect(await metadataOf('auth0|max')).toMatchObject({ user_metadata: { step: 2 }, app_metadata: {} });
});

test('denies with the reason, and still writes metadata', async () => {
  await deploy(`api.user.setAppMetadata('denied', true); api.access.deny('Not on Fridays.');`);
  const callback = await tenant.authorize({ email: 'jesse@setlist.example' }, 'v'.repeat(43));
  expect(Object.fromEntries(callback.searchParams)).toMatchObject({
    error: 'access_denied',
    error_description: 'Not on Fridays.',
  });
  expect((await metadataOf('auth0|jesse')).app_metadata).toMatchObject({ denied: true });
});

test('refuses the sign-in when an Action throws or writes a megabyte of metadata, writes nothing, and runs on', async () => {
  for (const body of [
    `api.user.setAppMetadata('half', true); throw new Error('secret detail');`,
    `api.user.setUserMetadata('big', 'x'.repeat(1e6));`,
  ]) {
    await deploy(body);
    const { searchParams } = await tenant.authorize({ email: 'jesse@setlist.example' }, 'v'.repeat(43));
    expect(searchParams.get('error')).toBe('access_denied');
    expect(searchParams.get('error_description')).not.toContain('secret detail');
  }
  expect((await metadataOf('auth0|jesse')).app_metadata).not.toHaveProperty('half');
  await deploy('');
  await expect(tenant.signIn({ email: 'jesse@setlist.example' })).resolves.toBeDefined();
});

test('sends the user elsewhere, and goes on with what they bring back', async () => {
  const elsewhere = createServer().listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/form`;
  await deploy(
    `const token = api.redirect.encodeToken({ secret: event.secrets.S, payload: { step: 1 } });
     api.transaction.setMetadata('before', 'yes');
     api.idToken.setCustomClaim('https://x.example/before', true);
     api.redirect.sendUserTo('${url}', { query: { session_token: token } });`,
    `exports.onContinuePostLogin = async (event, api) => {
       const { step } = api.redirect.validateToken({ secret: event.secrets.S });
       api.idToken.setCustomClaim('${NAME}', [event.request.query.answer, step, event.transaction.metadata.before]);
     };`,
    [{ name: 'S', value: 'shared-secret' }],
  );
  const cookies = new CookieJar();
  // The sign-in is followed up to the other place, then back by hand as that place would send the browser.
  const away = await cookies.follow(tenant.authorizeUrl(), url.replace('/form', ''), undefined);
  const login = new URL((away as Response).url);
  const sent = (await cookies.follow(login, url, {
    method: 'POST',
    body: new URLSearchParams({ demo: 'auth0|jane' }),
  })) as URL;
  const [state, token] = [sent.searchParams.get('state') ?? '', sent.searchParams.get('session_token') ?? ''];
  // The other place checks what it was sent, and signs what it sends back.
  const key = new TextEncoder().encode('shared-secret');
  const { payload } = await jwtVerify(token, key, {
    issuer: new URL(tenant.issuer).host,
    subject: 'auth0|jane',
  });
  expect(payload).toMatchObject({ step: 1, ip: expect.stringMatching(/127\.0\.0\.1|::1/) });
  const session_token = await new SignJWT({ step: 1, state })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('auth0|jane')
    .setExpirationTime('1m')
    .sign(key);
  const back = new URL(
    `continue?${new URLSearchParams({ state, session_token, answer: 'blue' })}`,
    tenant.issuer,
  );
  const stranger = (await new CookieJar().follow(back, REDIRECT_URI)) as Response;
  expect(stranger.status).toBe(400);
  const callback = (await cookies.follow(back, REDIRECT_URI)) as URL;
  const tokens = await exchange(callback.searchParams.get('code') ?? '');
  expect(decodeJwt(tokens.id_token)).toMatchObject({
    [NAME]: ['blue', 1, 'yes'],
    'https://x.example/before': true,
  });
  elsewhere.close();
});

test('ignores a redirect on refresh, and answers prompt=none with interaction_required', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email });
  await deploy(
    `api.redirect.sendUserTo('https://elsewhere.example/'); api.idToken.setCustomClaim('${NAME}', api.redirect.canRedirect());`,
  );
  const tokens = await tenant.refresh(refresh_token);
  expect(probeOf(tokens.id_token)).toBe(false);
  const cookies = new CookieJar();
  await deploy('');
  await tenant.signIn({ email, cookies });
  await deploy(`api.redirect.sendUserTo('https://elsewhere.example/');`);
  const url = tenant.authorizeUrl({ prompt: 'none' });
  const callback = (await cookies.follow(url, REDIRECT_URI)) as URL;
  expect(callback.searchParams.get('error')).toBe('interaction_required');
});

async function runsOf(userId: string): Promise<string[]> {
  const sql = 'SELECT logs FROM action_runs WHERE user_id = $1 ORDER BY seq DESC';
  const { rows } = await tenant.db.query(sql, [userId]);
  return rows.map((row) => row.logs[0]?.message);
}

async function exchange(code: string): Promise<{ id_token: string }> {
  const { clientId, clientSecret = '' } = tenant.web;
  const grant = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI };
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
  return (await (await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body })).json()) as {
    id_token: string;
  };
}

test.each(['{ toString() { throw 1 } }', 'new Proxy({}, { get() { throw undefined } })', 'null'])(
  'refuses a sign-in whose Action throws %s',
  async (thrown) => {
    await deploy(`throw ${thrown};`);
    await expect(tenant.signIn({ email })).rejects.toThrow('access_denied');
  },
);

test('refuses a sign-in, and a claim of it, with a character that cannot be stored', async () => {
  await deploy(`api.idToken.setCustomClaim('${NAME}', { a: '\\0' });`);
  await expect(tenant.signIn({ email })).rejects.toThrow('The+Action+Probe+failed');
});

test('a token for the Management API has no claim of a name without a namespace but those of a profile', async () => {
  const names = ['plain', 'urn:x:plan', 'https://x.example/plan', 'nickname'];
  await deploy(`for (const name of ${JSON.stringify(names)}) api.accessToken.setCustomClaim(name, 'set');`);
  const set = async (audience: string) => {
    const { access_token } = await tenant.signIn({ email, params: { audience } });
    return Object.entries(decodeJwt(access_token)).flatMap(([name, value]) => (value === 'set' ? name : []));
  };
  expect((await set(AUDIENCE)).sort()).toEqual(names.toSorted());
  expect((await set(tenant.managementAudience)).sort()).toEqual(names.slice(1).sort());
});
