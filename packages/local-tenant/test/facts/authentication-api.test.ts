import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { authorizeUrl, refresh, signIn } from '@setlist/local-tenant/test/sign-in';
import { AUDIENCE, REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { createDatabase } from '@setlist/postgres/test/create-database';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTenant } from '../../src/start-tenant.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const email = 'jane.doe@example.com';

/** Somebody who is signed in, so that /authorize answers at once. */
async function signedIn(): Promise<CookieJar> {
  const cookies = new CookieJar();
  await tenant.signIn({ email, cookies });
  return cookies;
}

test('serves every endpoint at Auth0’s path, and says so in its discovery document', async () => {
  const response = await fetch(`${tenant.issuer}.well-known/openid-configuration`);
  const at = (path: string) => `${tenant.issuer}${path}`;
  expect(await response.json()).toMatchObject({
    issuer: tenant.issuer,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('oauth/token'),
    userinfo_endpoint: at('userinfo'),
    jwks_uri: at('.well-known/jwks.json'),
    revocation_endpoint: at('oauth/revoke'),
    end_session_endpoint: at('oidc/logout'),
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'RS512', 'PS256'],
  });
  expect(tenant.issuer).toMatch(/\/$/);
});

test('sends the browser on from /authorize with 302', async () => {
  const cookies = await signedIn();
  expect((await fetch(tenant.authorizeUrl({}), { redirect: 'manual' })).status).toBe(302);
  expect((await cookies.fetch(tenant.authorizeUrl({ prompt: 'none' }))).status).toBe(302);
});

test('shows a page, and sends nobody anywhere, when no application has the client_id', async () => {
  for (const client_id of ['unknown', '\0', '']) {
    const response = await fetch(tenant.authorizeUrl({ client_id }), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(response.headers.get('content-type')).toContain('text/html');
  }
});

test('gives the state back with the code, and the nonce in the ID token', async () => {
  const params = { state: 'a state', nonce: 'a nonce' };
  const callback = await tenant.authorize({ email, params }, 'v'.repeat(43));
  expect(callback.searchParams.get('state')).toBe('a state');
  expect(decodeJwt((await tenant.signIn({ email, params })).id_token ?? '').nonce).toBe('a nonce');
});

test.each([
  ['query', (url: URL) => url.searchParams],
  ['fragment', (url: URL) => new URLSearchParams(url.hash.slice(1))],
] as const)('answers in the %s when response_mode says so', async (response_mode, read) => {
  const callback = await (await signedIn()).follow(tenant.authorizeUrl({ response_mode }), REDIRECT_URI);
  expect(read(callback as URL).get('code')).toEqual(expect.any(String));
});

test('answers by a form that posts itself when response_mode is form_post', async () => {
  const page = (await (
    await signedIn()
  ).follow(tenant.authorizeUrl({ response_mode: 'form_post' }), '-')) as Response;
  const text = await page.text();
  expect(text).toContain(`action="${REDIRECT_URI}"`);
  expect(text).toMatch(/name="code" value="[^"]+"/);
});

test('opens the sign-up page for screen_hint=signup', async () => {
  const page = await new CookieJar().follow(tenant.authorizeUrl({ screen_hint: 'signup' }), REDIRECT_URI);
  expect((page as Response).url).toMatch(/\/signup$/);
});

test('tells in the ID token only what the scope asks for', async () => {
  const claims = async (scope: string) => decodeJwt((await tenant.signIn({ email, scope })).id_token ?? '');
  expect(await claims('openid')).not.toHaveProperty('email');
  expect(await claims('openid')).not.toHaveProperty('name');
  expect(await claims('openid email')).toMatchObject({ email, email_verified: true });
  expect(await claims('openid profile')).toMatchObject({ name: 'Jane Doe', nickname: 'jane.doe' });
});

test('answers at /oauth/token with exactly what Auth0 answers', async () => {
  const keys = ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'];
  const tokens = await tenant.signIn({ email });
  expect(Object.keys(tokens).sort()).toEqual(keys);
  const { exp = 0, iat = 0 } = decodeJwt(tokens.access_token);
  expect(tokens).toMatchObject({ expires_in: exp - iat, token_type: 'Bearer' });
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    audience: AUDIENCE,
    ...tenant.clients.actions,
  });
  const machine = await (await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body })).json();
  expect(Object.keys(machine as object).sort()).toEqual([
    'access_token',
    'expires_in',
    'scope',
    'token_type',
  ]);
});

test.each([
  ['password', 403, 'unauthorized_client', "Grant type 'password' not allowed for the client."],
  [
    'client_credentials',
    403,
    'unauthorized_client',
    "Grant type 'client_credentials' not allowed for the client.",
  ],
  ['fly', 403, 'unsupported_grant_type', 'Unsupported grant type: fly'],
])(
  'refuses the grant type %s to the web application in the words of Auth0',
  async (grant_type, status, error, said) => {
    const { clientId: client_id, clientSecret: client_secret = '' } = tenant.web;
    const body = new URLSearchParams({ grant_type, client_id, client_secret, audience: AUDIENCE });
    const response = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body });
    expect([response.status, await response.json()]).toEqual([status, { error, error_description: said }]);
  },
);

test('takes everything that a sign-up may say of a person, as JSON and as a form', async () => {
  const profile = {
    username: 'ada',
    given_name: 'Ada',
    family_name: 'Lovelace',
    name: 'Ada L.',
    nickname: 'al',
  };
  const person = {
    ...{ client_id: tenant.web.clientId, connection: 'Username-Password-Authentication' },
    ...{ ...profile, password: 'Long-enough-1', picture: 'https://pictures.example/ada.png' },
  };
  const json = await fetch(`${tenant.issuer}dbconnections/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...person, email: 'ada@example.com', user_metadata: { lang: 'de' } }),
  });
  expect(await json.json()).toMatchObject({
    ...profile,
    picture: person.picture,
    user_metadata: { lang: 'de' },
  });
  const body = new URLSearchParams({ ...person, email: 'grace@example.com' });
  const form = await fetch(`${tenant.issuer}dbconnections/signup`, { method: 'POST', body });
  expect(await form.json()).toMatchObject({ ...profile, email: 'grace@example.com', email_verified: false });
});

test('leads a logout without an application to the tenant’s own logout URLs, the first one unless told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tenant-facts-'));
  const configFile = join(folder, 'tenant.yaml');
  await writeFile(configFile, 'tenant:\n  allowed_logout_urls: [https://a.example/, https://b.example/]\n');
  const own = await startTestTenant({ configFile, options: { users: undefined } });
  try {
    const logOut = async (query: string) => {
      const response = await fetch(`${own.issuer}v2/logout${query}`, { redirect: 'manual' });
      return [response.status, response.headers.get('location')];
    };
    expect(await logOut('')).toEqual([302, 'https://a.example/']);
    expect(await logOut('?returnTo=https://b.example/')).toEqual([302, 'https://b.example/']);
    expect(await logOut('?returnTo=https://c.example/')).toEqual([400, null]);
  } finally {
    await own.close();
    await rm(folder, { recursive: true });
  }
});

test('signs out at /oidc/logout by GET and by POST, with a logout_hint too', async () => {
  const post_logout_redirect_uri = 'http://localhost:3000';
  const query = new URLSearchParams({
    client_id: tenant.web.clientId,
    post_logout_redirect_uri,
    logout_hint: 'x',
  });
  for (const [url, init] of [
    [`${tenant.issuer}oidc/logout?${query}`, {}],
    [`${tenant.issuer}oidc/logout`, { method: 'POST', body: query }],
  ] as const) {
    const cookies = await signedIn();
    expect((await cookies.fetch(new URL(url), init)).status).toBe(302);
    const silent = (await cookies.follow(tenant.authorizeUrl({ prompt: 'none' }), REDIRECT_URI)) as URL;
    expect(silent.searchParams.get('error')).toBe('login_required');
  }
});

test('publishes keys in Auth0’s form, and their certificates hold the same keys', async () => {
  const { keys } = (await (await fetch(`${tenant.issuer}.well-known/jwks.json`)).json()) as {
    keys: Record<string, string>[] & { x5c: string[] }[];
  };
  for (const { x5c, x5t, ...key } of keys) {
    expect(key).toEqual({
      ...{ kty: 'RSA', use: 'sig', alg: 'RS256', e: 'AQAB' },
      ...{ kid: expect.any(String), n: expect.any(String) },
    });
    const der = Buffer.from(x5c[0] ?? '', 'base64');
    const { X509Certificate } = await import('node:crypto');
    expect(new X509Certificate(der).publicKey.export({ format: 'jwk' })).toMatchObject({
      n: key.n,
      e: key.e,
    });
    expect(x5t).toBe(createHash('sha1').update(der).digest('base64url'));
  }
});

test('keeps keys, sessions and refresh tokens while it is restarted', async () => {
  const database = await createDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tenant-facts-'));
  const configFile = join(folder, 'tenant.yaml');
  const rotation =
    '{ rotation_type: rotating, expiration_type: expiring, leeway: 0, token_lifetime: 2592000 }';
  await writeFile(
    configFile,
    `clients:\n  - { name: App, app_type: regular_web, callbacks: ["${REDIRECT_URI}"], refresh_token: ${rotation} }\n`,
  );
  const App = { client_id: 'app', client_secret: 'only-for-this-test' };
  const start = (port: number) =>
    startTenant({ port, databaseUrl: database.databaseUrl, config: configFile, clients: { App } });
  const first = await start(0);
  const { url: issuer, port } = first;
  const target = { issuer, clientId: 'app', clientSecret: App.client_secret, redirectUri: REDIRECT_URI };
  const person = { email: 'stays@example.com', password: 'Long-enough-1' };
  const body = new URLSearchParams({
    ...person,
    client_id: 'app',
    connection: 'Username-Password-Authentication',
  });
  await fetch(`${issuer}dbconnections/signup`, { method: 'POST', body });
  const cookies = new CookieJar();
  const tokens = await signIn(target, { ...person, cookies });
  await first.close();
  const second = await start(port);
  try {
    const jwks = createRemoteJWKSet(new URL(`${issuer}.well-known/jwks.json`));
    await expect(jwtVerify(tokens.id_token ?? '', jwks, { issuer, audience: 'app' })).resolves.toBeDefined();
    await expect(refresh(target, tokens.refresh_token ?? '')).resolves.toHaveProperty('access_token');
    const silent = authorizeUrl(target, { prompt: 'none' });
    const callback = (await cookies.follow(silent, REDIRECT_URI)) as URL;
    expect(callback.searchParams.get('code')).toEqual(expect.any(String));
  } finally {
    await second.close();
    await database.close();
    await rm(folder, { recursive: true });
  }
});
