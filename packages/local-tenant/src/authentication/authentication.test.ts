import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { managementClient } from '@setlist/local-tenant/test/management';
import { AUDIENCE, REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const CONNECTION = 'Username-Password-Authentication';

async function post(path: string, body: object): Promise<[number, unknown]> {
  const response = await fetch(`${tenant.issuer}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return [response.status, isJson ? JSON.parse(text) : text];
}

const userInfo = (token?: string) =>
  fetch(`${tenant.issuer}userinfo`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

const withoutCustom = (claims: unknown) =>
  Object.fromEntries(Object.entries(claims as object).filter(([name]) => !URL.canParse(name)));

async function openPage(cookies: CookieJar, params: Record<string, string> = {}): Promise<URL> {
  return new URL(((await cookies.follow(tenant.authorizeUrl(params), REDIRECT_URI)) as Response).url);
}

test('tells who the bearer of a token is: the claims of the granted scopes, updated_at as an ISO string', async () => {
  const { access_token } = await tenant.signIn({ email: 'jane.doe@example.com', scope: 'openid profile' });
  const response = await userInfo(access_token);
  expect(response.status).toBe(200);
  expect(withoutCustom(await response.json())).toEqual({
    sub: 'auth0|jane',
    name: 'Jane Doe',
    nickname: 'jane.doe',
    given_name: 'Jane',
    family_name: 'Doe',
    picture: expect.any(String),
    updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});

test('tells it to a token without an audience, and not to a machine, a token without openid or none at all', async () => {
  const { access_token } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope: 'openid email',
    params: { audience: '' },
  });
  expect(withoutCustom(await (await userInfo(access_token)).json())).toEqual({
    sub: 'auth0|jane',
    email: 'jane.doe@example.com',
    email_verified: true,
  });
  const withoutOpenId = await tenant.signIn({ email: 'jane.doe@example.com', scope: 'email' });
  for (const token of [
    await tenant.machineToken(tenant.clients.actions, AUDIENCE),
    withoutOpenId.access_token,
    undefined,
  ]) {
    expect((await userInfo(token)).status).toBe(401);
  }
});

test('signs a user up, with user_metadata', async () => {
  const user = { client_id: tenant.web.clientId, connection: CONNECTION, password: 'Long-enough-1' };
  const [status, body] = await post('dbconnections/signup', {
    ...user,
    email: 'New@Example.com',
    user_metadata: { lang: 'de' },
  });
  expect([status, body]).toEqual([
    200,
    {
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      email: 'new@example.com',
      email_verified: false,
      user_metadata: { lang: 'de' },
    },
  ]);
  const { id_token = '' } = await tenant.signIn({ email: 'new@example.com', password: 'Long-enough-1' });
  expect(decodeJwt(id_token)['https://setlist.example/preferences']).toEqual({
    theme: 'system',
    language: 'de',
  });
});

test('answers a taken email with invalid_signup and a weak password with invalid_password', async () => {
  const user = {
    client_id: tenant.web.clientId,
    connection: CONNECTION,
    email: 'vera@setlist.example',
    password: 'Long-enough-1',
  };
  expect(await post('dbconnections/signup', user)).toEqual([
    400,
    { name: 'BadRequestError', code: 'invalid_signup', description: 'Invalid sign up', statusCode: 400 },
  ]);
  expect(
    await post('dbconnections/signup', { ...user, email: 'x@example.com', password: 'weak' }),
  ).toMatchObject([400, { code: 'invalid_password' }]);
  expect(await post('dbconnections/signup', { ...user, client_id: 'unknown' })).toMatchObject([401, {}]);
});

test('takes ten properties of user_metadata at sign-up, short ones, and texts only', async () => {
  const user = { client_id: tenant.web.clientId, connection: CONNECTION, password: 'Long-enough-1' };
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, 'x']));
  for (const user_metadata of [
    eleven,
    { ['n'.repeat(101)]: 'x' },
    { p: 'x'.repeat(501) },
    { p: 7 },
    { p: { deep: 'x' } },
  ]) {
    expect(
      (await post('dbconnections/signup', { ...user, email: 'limits@example.com', user_metadata }))[0],
    ).toBe(400);
  }
  const ten = Object.fromEntries(Object.entries(eleven).slice(0, 10));
  expect(
    (await post('dbconnections/signup', { ...user, email: 'limits@example.com', user_metadata: ten }))[0],
  ).toBe(200);
});

test('does not let a sign-up set roles or a plan', async () => {
  const user = { client_id: tenant.web.clientId, connection: CONNECTION, password: 'Long-enough-1' };
  await post('dbconnections/signup', {
    ...user,
    email: 'sly@example.com',
    app_metadata: { plan: 'full' },
    roles: ['playlist_editor'],
  });
  const { access_token } = await tenant.signIn({ email: 'sly@example.com', password: 'Long-enough-1' });
  expect(decodeJwt(access_token)).toMatchObject({
    'https://setlist.example/plan': 'free',
    'https://setlist.example/roles': [],
  });
});

test('mails a link for a new password in the language of user_metadata.lang, which works once', async () => {
  const user = { client_id: tenant.web.clientId, connection: CONNECTION, email: 'forgetful@example.com' };
  await post('dbconnections/signup', { ...user, password: 'Long-enough-1', user_metadata: { lang: 'de' } });
  const { refresh_token = '' } = await tenant.signIn({ email: user.email, password: 'Long-enough-1' });
  expect(await post('dbconnections/change_password', user)).toEqual([
    200,
    "We've just sent you an email to reset your password.",
  ]);
  const { rows } = await tenant.db.query('SELECT * FROM mails WHERE recipient = $1', [user.email]);
  expect(rows).toMatchObject([{ language: 'de', subject: 'Wähle ein neues Passwort' }]);
  const change = () =>
    fetch(rows[0].link, { method: 'POST', body: new URLSearchParams({ password: 'Another-one-2' }) });
  expect((await fetch(rows[0].link)).status).toBe(200);
  expect((await change()).status).toBe(200);
  expect((await change()).status).toBe(400);
  await expect(tenant.signIn({ email: user.email, password: 'Another-one-2' })).resolves.toBeDefined();
  await expect(tenant.signIn({ email: user.email, password: 'Long-enough-1' })).rejects.toThrow(
    /Wrong email or password/,
  );
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/invalid_grant/);
});

test('answers a request for a new password for nobody in the same way, and mails nothing', async () => {
  const user = { client_id: tenant.web.clientId, connection: CONNECTION, email: 'nobody@example.com' };
  expect(await post('dbconnections/change_password', user)).toEqual([
    200,
    "We've just sent you an email to reset your password.",
  ]);
  expect((await tenant.db.query('SELECT 1 FROM mails WHERE recipient = $1', [user.email])).rows).toEqual([]);
  const cookies = new CookieJar();
  const page = await openPage(cookies);
  const texts = await Promise.all(
    ['nobody@example.com', 'vera@setlist.example'].map(async (email) => {
      const response = await cookies.fetch(new URL(`${page.href}/forgot`), {
        method: 'POST',
        body: new URLSearchParams({ email }),
      });
      return (await response.text()).replace(email, '').replace(/nonce="[^"]+"/g, '');
    }),
  );
  expect(texts[0]).toBe(texts[1]);
});

test('looks at no more passwords after ten wrong ones, also the right one, until some time has passed', async () => {
  const attempt = (password: string) => tenant.signIn({ email: 'max@setlist.example', password });
  await expect(attempt('Wrong-1234')).rejects.toThrow(/Wrong email/);
  // Eight more, without hashing each.
  await tenant.db.query('UPDATE failed_logins SET failures = failures + 8');
  await expect(attempt('Wrong-1234')).rejects.toThrow(/Wrong email/);
  await expect(attempt('Only-for-tests-1')).rejects.toThrow(/429.*Too many wrong passwords/);
  await expect(tenant.signIn({ email: 'vera@setlist.example' })).resolves.toBeDefined();
  await tenant.db.query(`UPDATE failed_logins SET last_at = now() - interval '16 minutes'`);
  await expect(attempt('Only-for-tests-1')).resolves.toBeDefined();
});

test('signs in with a simulated Google account, always the same user for the same email', async () => {
  const googleSub = async (name: string) => {
    const cookies = new CookieJar();
    const page = await openPage(cookies, { connection: 'google-oauth2' });
    expect(page.pathname).toMatch(/\/google$/);
    const body = new URLSearchParams({ email: 'ada@gmail.example', name });
    await cookies.follow(page, REDIRECT_URI, { method: 'POST', body });
    const { rows } = await tenant.db.query(`SELECT user_id FROM users WHERE email = 'ada@gmail.example'`);
    expect(rows).toHaveLength(1);
    return rows[0].user_id;
  };
  const userId = await googleSub('Ada Lovelace');
  expect(userId).toMatch(/^google-oauth2\|\d{21}$/);
  expect(await googleSub('')).toBe(userId);
  const call = await managementClient(tenant);
  expect((await call('GET', `/users/${encodeURIComponent(userId)}`)).body).toMatchObject({
    name: 'Ada Lovelace',
    given_name: 'Ada',
    email_verified: true,
    identities: [{ provider: 'google-oauth2', connection: 'google-oauth2', isSocial: true }],
  });
});

test('revokes a refresh token with all that came of its sign-in', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com' });
  const { clientId: client_id, clientSecret: client_secret } = tenant.web;
  expect((await post('oauth/revoke', { client_id, client_secret: 'wrong', token: refresh_token }))[0]).toBe(
    401,
  );
  expect((await post('oauth/revoke', { client_id, client_secret, token: refresh_token }))[0]).toBe(200);
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/403.*invalid_grant/);
  expect((await post('oauth/revoke', { client_id, client_secret, token: 'unknown' }))[0]).toBe(200);
});

test('logs out, and leads on only to an address that the application allows', async () => {
  const cookies = new CookieJar();
  await tenant.signIn({ email: 'jane.doe@example.com', cookies });
  const logOut = async (query: string) => {
    const response = await cookies.fetch(new URL(`${tenant.issuer}v2/logout?${query}`));
    return [response.status, response.headers.get('location')];
  };
  const client = `client_id=${tenant.web.clientId}`;
  expect(await logOut(`${client}&returnTo=https://evil.example`)).toEqual([400, null]);
  expect(await logOut(`${client}&returnTo=${encodeURIComponent('http://localhost:3000')}`)).toEqual([
    302,
    'http://localhost:3000',
  ]);
  expect(await logOut(client)).toEqual([302, 'http://localhost:3000']);
  expect(await logOut('returnTo=http://localhost:3000')).toEqual([400, null]);
  expect((await openPage(cookies)).pathname).toMatch(/^\/u\/login\//);
});

test('logs out by OpenID Connect, with state, by client_id or by id_token_hint', async () => {
  const cookies = new CookieJar();
  const { id_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com', cookies });
  const logOut = async (params: Record<string, string>) => {
    const response = await cookies.fetch(
      new URL(`${tenant.issuer}oidc/logout?${new URLSearchParams(params)}`),
    );
    return [response.status, response.headers.get('location')];
  };
  const post_logout_redirect_uri = 'http://localhost:3000';
  expect(await logOut({ id_token_hint: id_token, post_logout_redirect_uri, state: 's' })).toEqual([
    302,
    'http://localhost:3000/?state=s',
  ]);
  expect((await openPage(cookies)).pathname).toMatch(/^\/u\/login\//);
  expect(await logOut({ client_id: tenant.web.clientId, post_logout_redirect_uri })).toEqual([
    302,
    'http://localhost:3000/',
  ]);
  expect(
    (await logOut({ client_id: tenant.web.clientId, post_logout_redirect_uri: 'https://evil.example' }))[0],
  ).toBe(400);
});

test('takes an id_token_hint only when the tenant signed it for the application, ended or not', async () => {
  const { id_token = '' } = await tenant.signIn({ email: 'jane.doe@example.com' });
  const { rows } = await tenant.db.query(`SELECT kid, private_jwk FROM signing_keys WHERE state = 'current'`);
  const key = await importJWK(rows[0].private_jwk, 'RS256');
  const signed = (claims: object, own = key) =>
    new SignJWT({ ...decodeJwt(id_token), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: rows[0].kid })
      .sign(own);
  const logOut = async (id_token_hint: string, client_id?: string) => {
    const query = { id_token_hint, post_logout_redirect_uri: 'http://localhost:3000' };
    const params = new URLSearchParams({ ...query, ...(client_id ? { client_id } : {}) });
    return (await new CookieJar().fetch(new URL(`${tenant.issuer}oidc/logout?${params}`))).status;
  };
  expect(await logOut(id_token)).toBe(302);
  expect(await logOut(await signed({ exp: 1 })), 'ended').toBe(302);
  expect(await logOut(id_token, tenant.web.clientId)).toBe(302);
  expect(await logOut(id_token, tenant.clients.api.client_id), 'of another application').toBe(400);
  expect(await logOut(await signed({ iss: 'https://evil.example/' })), 'of another issuer').toBe(400);
  const { privateKey } = await generateKeyPair('RS256');
  expect(await logOut(await signed({}, privateKey)), 'of another key').toBe(400);
  const [, payload] = id_token.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  expect(await logOut(`${none}.${payload}.`), 'not signed').toBe(400);
  expect(await logOut('nonsense')).toBe(400);
});

test('asks who signs in for prompt=select_account, and asks nothing for prompt=consent', async () => {
  const cookies = new CookieJar();
  await tenant.signIn({ email: 'jane.doe@example.com', cookies });
  const page = await openPage(cookies, { prompt: 'select_account' });
  expect(page.pathname).toMatch(/^\/u\/login\//);
  const callback = await cookies.follow(page, REDIRECT_URI, {
    method: 'POST',
    body: new URLSearchParams({ demo: 'auth0|vera' }),
  });
  expect((callback as URL).searchParams.get('code')).toEqual(expect.any(String));
  const url = new URL(
    `authorize?response_type=code&client_id=${tenant.web.clientId}&redirect_uri=${encodeURIComponent(REDIRECT_URI)}&scope=openid&prompt=consent`,
    tenant.issuer,
  );
  expect(((await cookies.follow(url, REDIRECT_URI)) as URL).searchParams.get('code')).toEqual(
    expect.any(String),
  );
});

test('writes what happens into the log, in the codes of Auth0', async () => {
  const { refresh_token = '' } = await tenant.signIn({ email: 'jesse@setlist.example' });
  await tenant.refresh(refresh_token);
  await expect(tenant.signIn({ email: 'jesse@setlist.example', password: 'Wrong-1234' })).rejects.toThrow();
  const call = await managementClient(tenant);
  await call('PATCH', '/users/auth0%7Cjesse', { user_metadata: { a: 1 } });
  const { body } = await call(
    'GET',
    `/logs?include_totals=true&q=${encodeURIComponent('user_id:"auth0|jesse"')}`,
  );
  const types = body.logs.map((event: { type: string }) => event.type);
  expect(types).toEqual(expect.arrayContaining(['s', 'seacft', 'sertft', 'fp']));
  expect((await call('GET', '/logs?q=type:sapi')).body[0]).toMatchObject({
    description: 'Update a User',
  });
  expect((await call('GET', `/logs/${body.logs[0].log_id}`)).body).toEqual(body.logs[0]);
  expect((await call('GET', '/stats/active-users')).body).toBeGreaterThan(0);
  expect((await call('GET', '/stats/daily')).body[0]).toMatchObject({
    logins: expect.any(Number),
    signups: expect.any(Number),
  });
});

test('lets pages of any origin ask /userinfo with a token', async () => {
  const headers = {
    origin: 'https://app.example',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'authorization',
  };
  const preflight = await fetch(`${tenant.issuer}userinfo`, { method: 'OPTIONS', headers });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    expect.stringContaining('Authorization'),
  ]);
  const { access_token } = await tenant.signIn({ email: 'jane.doe@example.com' });
  expect((await userInfo(access_token)).headers.get('access-control-allow-origin')).toBe('*');
});

test('tells at /userinfo what Actions put into the last ID token, after a refresh too', async () => {
  const { access_token, refresh_token = '' } = await tenant.signIn({
    email: 'jane.doe@example.com',
    scope: 'openid profile email offline_access',
  });
  const info = async (token: string) => (await userInfo(token)).json();
  expect(await info(access_token)).toMatchObject({
    sub: 'auth0|jane',
    email: 'jane.doe@example.com',
    'https://setlist.example/display_name': 'Jane',
    'https://setlist.example/plan': 'full',
  });
  const call = await managementClient(tenant);
  await call('PATCH', '/users/auth0%7Cjane', { user_metadata: { displayName: 'Jane D.' } });
  const renewed = await tenant.refresh(refresh_token);
  expect(await info(renewed.access_token)).toMatchObject({
    'https://setlist.example/display_name': 'Jane D.',
  });
});

test.each<[returnTo: string, atLogout: number, atOidc: number]>([
  ['https://shop.example/bye', 302, 302],
  ['https://shop.example/bye?reason=x', 302, 400],
  ['https://shop.example/bye#x', 302, 400],
  ['https://a.apps.example/out', 302, 302],
  ['https://www.shop.example/Out', 302, 400],
  ['https://a.b.apps.example/out', 400, 400],
  ['https://www.shop.example/out', 400, 400],
  ['https://evil.example/bye', 400, 400],
])('a logout may lead to %s: %d, by OpenID Connect: %d', async (address, atLogout, atOidc) => {
  const call = await managementClient(tenant);
  const { clientId: client_id } = tenant.web;
  const before = (await call('GET', `/clients/${client_id}`)).body.allowed_logout_urls;
  const allowed_logout_urls = [
    'https://shop.example/bye',
    'https://*.apps.example/out',
    'https://WWW.Shop.example/Out',
  ];
  await call('PATCH', `/clients/${client_id}`, { allowed_logout_urls });
  const ask = async (path: string, params: Record<string, string>) => {
    const url = `${tenant.issuer}${path}?${new URLSearchParams({ client_id, ...params })}`;
    const { status, headers } = await fetch(url, { redirect: 'manual' });
    if (status === 302) expect(headers.get('location')).toBe(address);
    return status;
  };
  expect(await ask('v2/logout', { returnTo: address })).toBe(atLogout);
  expect(await ask('oidc/logout', { post_logout_redirect_uri: address })).toBe(atOidc);
  await call('PATCH', `/clients/${client_id}`, { allowed_logout_urls: before });
});

test('a logout leads to nothing that is no address, though it is listed', async () => {
  const call = await managementClient(tenant);
  const { clientId: client_id } = tenant.web;
  const before = (await call('GET', `/clients/${client_id}`)).body.allowed_logout_urls;
  await call('PATCH', `/clients/${client_id}`, { allowed_logout_urls: ['no address'] });
  const query = new URLSearchParams({ client_id, post_logout_redirect_uri: 'no address' });
  expect((await fetch(`${tenant.issuer}oidc/logout?${query}`)).status).toBe(400);
  await call('PATCH', `/clients/${client_id}`, { allowed_logout_urls: before });
});

test('a logout that names an application, or names it twice, takes no other addresses for its own', async () => {
  const call = await managementClient(tenant);
  const own = (await call('POST', '/clients', { name: 'Without addresses' })).body.client_id;
  await call('PATCH', '/tenants/settings', { allowed_logout_urls: ['https://tenant.example/bye'] });
  const ask = async (path: string) => {
    const { status, headers } = await fetch(new URL(path, tenant.issuer), { redirect: 'manual' });
    return [status, headers.get('location')];
  };
  for (const [path, parameter] of [
    ['v2/logout', 'returnTo'],
    ['oidc/logout', 'post_logout_redirect_uri'],
  ]) {
    const to = `${path}?${parameter}=https://tenant.example/bye`;
    expect(await ask(to)).toEqual([302, 'https://tenant.example/bye']);
    expect(await ask(`${to}&client_id=${own}`)).toEqual([400, null]);
    expect(await ask(`${to}&client_id=nobody`)).toEqual([400, null]);
    expect(await ask(`${to}&client_id=${own}&client_id=${own}`)).toEqual([400, null]);
    expect(await ask(`${to}&${parameter}=https://tenant.example/bye`)).toEqual([400, null]);
    expect(await ask(`${path}?client_id=${own}`)).toEqual([200, null]);
  }
  await call('PATCH', '/tenants/settings', { allowed_logout_urls: null });
});
