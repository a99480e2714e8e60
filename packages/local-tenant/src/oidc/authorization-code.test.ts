import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { managementClient } from '@setlist/local-tenant/test/management';
import { signIn } from '@setlist/local-tenant/test/sign-in';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const email = 'jane.doe@example.com';

async function getCode(verifier: string): Promise<string> {
  const callback = await tenant.authorize({ email }, verifier);
  return callback.searchParams.get('code') ?? '';
}

async function exchange(
  params: Record<string, string>,
  { json = false, basic = false } = {},
): Promise<Response> {
  const { clientId, clientSecret = '' } = tenant.web;
  const all = { grant_type: 'authorization_code', redirect_uri: REDIRECT_URI, ...params };
  const body = basic ? all : { client_id: clientId, client_secret: clientSecret, ...all };
  return fetch(`${tenant.issuer}oauth/token`, {
    method: 'POST',
    headers: {
      ...(json ? { 'content-type': 'application/json' } : {}),
      ...(basic ? { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` } : {}),
    },
    body: json ? JSON.stringify(body) : new URLSearchParams(body),
  });
}

const code_challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url');
const pkce = { code_challenge, code_challenge_method: 'S256' };
const authorizeUrl = (params: Record<string, string>) =>
  tenant.authorizeUrl({ state: 's', ...pkce, ...params });

const newVerifier = () => randomBytes(32).toString('base64url');

test('takes the code as JSON and as a form, with the secret in the body or in a Basic header', async () => {
  for (const how of [{}, { json: true }, { basic: true }]) {
    const code_verifier = newVerifier();
    const response = await exchange({ code: await getCode(code_verifier), code_verifier }, how);
    expect(response.status, JSON.stringify(how)).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
  }
});

test('refuses a wrong code verifier in the words of Auth0', async () => {
  const response = await exchange({ code: await getCode(newVerifier()), code_verifier: newVerifier() });
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({
    error: 'invalid_grant',
    error_description: 'Failed to verify code verifier',
  });
});

test('refuses a code that was used, and takes back the tokens that it gave', async () => {
  const code_verifier = newVerifier();
  const code = await getCode(code_verifier);
  const { refresh_token } = (await (await exchange({ code, code_verifier })).json()) as {
    refresh_token: string;
  };
  const again = await exchange({ code, code_verifier });
  expect(again.status).toBe(403);
  expect(await again.json()).toEqual({
    error: 'invalid_grant',
    error_description: 'Invalid authorization code',
  });
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/invalid_grant/);
});

test('gives tokens to only one of many exchanges of the same code at once', async () => {
  const code_verifier = newVerifier();
  const code = await getCode(code_verifier);
  const answers = await Promise.all(Array.from({ length: 10 }, () => exchange({ code, code_verifier })));
  expect(answers.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(1);
});

test('refuses an unknown code and a wrong secret', async () => {
  const unknown = await exchange({ code: 'nonsense', code_verifier: newVerifier() });
  expect([unknown.status, await unknown.json()]).toEqual([
    403,
    { error: 'invalid_grant', error_description: 'Invalid authorization code' },
  ]);
  const wrong = await exchange({ code: 'nonsense', client_secret: 'wrong' });
  expect([wrong.status, await wrong.json()]).toEqual([
    401,
    { error: 'access_denied', error_description: 'Unauthorized' },
  ]);
});

test('does not send anybody to an address that is not registered, not even with the right beginning', async () => {
  for (const redirect_uri of [
    `${REDIRECT_URI}/more`,
    `${REDIRECT_URI}?x=1`,
    'http://localhost:3000',
    'https://evil.example/',
  ]) {
    const response = await fetch(authorizeUrl({ redirect_uri }), { redirect: 'manual' });
    expect(response.status, redirect_uri).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  }
});

test('answers prompt=none without a session with login_required', async () => {
  const callback = await new CookieJar().follow(authorizeUrl({ prompt: 'none' }), REDIRECT_URI);
  expect(callback).toBeInstanceOf(URL);
  expect((callback as URL).searchParams.get('error')).toBe('login_required');
});

test('keeps the person signed in until prompt=login or max_age=0 asks again', async () => {
  const cookies = new CookieJar();
  await tenant.authorize({ email, cookies }, newVerifier());
  const silent = await cookies.follow(authorizeUrl({ prompt: 'none' }), REDIRECT_URI);
  expect((silent as URL).searchParams.get('code')).toEqual(expect.any(String));
  for (const [name, value] of [
    ['prompt', 'login'],
    ['max_age', '0'],
  ] as const) {
    const page = await cookies.follow(authorizeUrl({ [name]: value }), REDIRECT_URI);
    expect(page).toHaveProperty('url', expect.stringContaining('/u/login/'));
  }
});

test('lets another person sign in where somebody else was signed in', async () => {
  const cookies = new CookieJar();
  await tenant.signIn({ email, cookies });
  const { id_token = '' } = await tenant.signIn({
    email: 'vera@setlist.example',
    cookies,
    params: { prompt: 'login' },
  });
  expect(JSON.parse(atob(id_token.split('.')[1] ?? '')).sub).toBe('auth0|vera');
});

test('answers by web_message to the origin of the application, and leaves its window open', async () => {
  const cookies = new CookieJar();
  await tenant.signIn({ email, cookies });
  const url = authorizeUrl({ response_mode: 'web_message', prompt: 'none' });
  const page = await (await cookies.fetch(url)).text();
  expect(page).toContain(`"redirect_uri":"${REDIRECT_URI}"`);
  expect(page).toContain('"code":"');
  expect(page).toContain('target.postMessage(authorization_response, origin);');
  expect(page).not.toContain('.close()');
});

test('makes public applications use PKCE with S256, and knows only the code flow for access tokens', async () => {
  const call = await managementClient(tenant);
  const { body: spa } = await call('POST', '/clients', {
    name: 'Browser app',
    app_type: 'spa',
    callbacks: [REDIRECT_URI],
  });
  const errorOf = async (params: Record<string, string>) => {
    const url = tenant.authorizeUrl({ state: 's', client_id: spa.client_id, ...params });
    const callback = await new CookieJar().follow(url, REDIRECT_URI);
    return callback instanceof URL
      ? (new URLSearchParams(callback.search || callback.hash.slice(1)).get('error') ?? '')
      : 'none';
  };
  expect(await errorOf({})).toBe('invalid_request');
  expect(await errorOf({ ...pkce, code_challenge_method: 'plain' })).toBe('invalid_request');
  expect(await errorOf(pkce)).toBe('none');
  expect(await errorOf({ response_type: 'token' })).not.toBe('none');
});

test('gives a public application tokens for the code and the verifier alone, whatever its secret', async () => {
  const call = await managementClient(tenant);
  const { body: spa } = await call('POST', '/clients', {
    name: 'Native app',
    app_type: 'native',
    callbacks: [REDIRECT_URI],
  });
  expect(spa.client_secret).toEqual(expect.any(String));
  const target = { issuer: tenant.issuer, clientId: spa.client_id, redirectUri: REDIRECT_URI };
  const tokens = await signIn(target, { email });
  expect(tokens.refresh_token).toEqual(expect.any(String));
});

test('gives no refresh token for an API that does not allow offline access, or when none was asked for', async () => {
  const call = await managementClient(tenant);
  const audience = 'https://online.example';
  await call('POST', '/resource-servers', { identifier: audience, allow_offline_access: false });
  const scope = 'openid offline_access';
  expect(await tenant.signIn({ email, scope, params: { audience } })).not.toHaveProperty('refresh_token');
  expect(await tenant.signIn({ email, scope: 'openid' })).not.toHaveProperty('refresh_token');
});
