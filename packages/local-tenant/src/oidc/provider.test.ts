import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { managementClient } from '@setlist/local-tenant/test/management';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const email = 'jane.doe@example.com';
const web = () => ({ client_id: tenant.web.clientId, client_secret: tenant.web.clientSecret ?? '' });

test('offers what it says, and nothing that it does not', async () => {
  const { issuer } = tenant;
  const discovery = await (await fetch(`${issuer}.well-known/openid-configuration`)).json();
  expect(discovery).toEqual({
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth/token`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    revocation_endpoint: `${issuer}oauth/revoke`,
    userinfo_endpoint: `${issuer}userinfo`,
    end_session_endpoint: `${issuer}oidc/logout`,
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: [
      ...['sub', 'name', 'nickname', 'picture', 'given_name', 'family_name', 'updated_at'],
      ...['email', 'email_verified', 'sid', 'auth_time', 'iss'],
    ],
    claim_types_supported: ['normal'],
    claims_parameter_supported: false,
    request_uri_parameter_supported: false,
    authorization_response_iss_parameter_supported: true,
    response_types_supported: ['code', 'id_token'],
    response_modes_supported: ['form_post', 'fragment', 'query', 'web_message'],
    grant_types_supported: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256', 'RS512', 'PS256'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: [
      ...['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
    ],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
  });
});

test('gives the browser cookies that no page can read, signed, for this address and no longer than an hour', async () => {
  const answer = await fetch(tenant.authorizeUrl(), { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie();
  const name = (cookie: string) => cookie.slice(0, cookie.indexOf('='));
  const names = ['tenant_interaction', 'tenant_interaction.sig', 'tenant_resume', 'tenant_resume.sig'];
  expect(cookies.map(name)).toEqual(names);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; samesite=lax; httponly$/);
    const [, expires = ''] = /expires=([^;]+)/.exec(cookie) ?? [];
    const minutes = (Date.parse(expires) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(50);
    expect(minutes).toBeLessThanOrEqual(60);
  }
});

test('keeps somebody signed in by a cookie of three days', async () => {
  const cookies = new CookieJar();
  const sent: string[] = [];
  const answers = cookies.fetch.bind(cookies);
  cookies.fetch = async (...args) => {
    const answer = await answers(...args);
    sent.push(...answer.headers.getSetCookie());
    return answer;
  };
  await tenant.signIn({ email, cookies });
  const session = sent.find((cookie) => cookie.startsWith('tenant_session='));
  const [, expires = ''] = /expires=([^;]+)/.exec(session ?? '') ?? [];
  const hours = (Date.parse(expires) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(71);
  expect(hours).toBeLessThanOrEqual(72);
});

test('lets pages of the application’s own origins read the tokens for a code, and no others', async () => {
  const allowed = async (origin: string) => {
    const body = new URLSearchParams({ ...web(), grant_type: 'authorization_code', code: 'nonsense' });
    const answer = await fetch(`${tenant.issuer}oauth/token`, { method: 'POST', body, headers: { origin } });
    return answer.headers.get('access-control-allow-origin');
  };
  const own = new URL(REDIRECT_URI).origin;
  expect([await allowed(own), await allowed('https://evil.example')]).toEqual([own, null]);
});

test('lets an application revoke its own refresh tokens, and no other application’s', async () => {
  const call = await managementClient(tenant);
  const callbacks = ['https://other.example/cb'];
  const { body: other } = await call('POST', '/clients', { name: 'Other', callbacks });
  const { refresh_token: token = '' } = await tenant.signIn({ email });
  const revoke = async ({ client_id, client_secret }: ReturnType<typeof web>) => {
    const body = new URLSearchParams({ client_id, client_secret, token });
    return (await fetch(`${tenant.issuer}oauth/revoke`, { method: 'POST', body })).status;
  };
  await revoke(other);
  const { refresh_token: next = '' } = await tenant.refresh(token);
  expect(next).not.toBe('');
  expect(await revoke(web())).toBe(200);
  await expect(tenant.refresh(next)).rejects.toThrow(/invalid_grant/);
});

test('keeps out somebody who was blocked or deleted while they were signed in', async () => {
  const call = await managementClient(tenant);
  const person = { email: 'blocked@example.com', password: 'Long-enough-1' };
  const connection = 'Username-Password-Authentication';
  const { body: user } = await call('POST', '/users', { connection, ...person });
  const path = `/users/${encodeURIComponent(user.user_id)}`;
  const cookies = new CookieJar();
  await tenant.signIn({ ...person, cookies });
  const silent = async () => {
    const callback = await cookies.follow(tenant.authorizeUrl({ prompt: 'none' }), REDIRECT_URI);
    const { searchParams } = callback as URL;
    return [searchParams.get('error'), searchParams.get('error_description')];
  };
  expect(await silent()).toEqual([null, null]);
  await call('PATCH', path, { blocked: true });
  expect(await silent()).toEqual(['access_denied', 'user is blocked']);
  await call('DELETE', path);
  expect((await silent())[0]).toBe('login_required');
});

test('goes on refreshing after the browser was signed out', async () => {
  const cookies = new CookieJar();
  const { refresh_token = '' } = await tenant.signIn({ email, cookies });
  await cookies.fetch(new URL(`v2/logout?client_id=${tenant.web.clientId}`, tenant.issuer));
  const page = await cookies.follow(tenant.authorizeUrl(), REDIRECT_URI);
  expect((page as Response).url).toContain('/u/login/');
  await expect(tenant.refresh(refresh_token)).resolves.toHaveProperty('access_token');
});

test('gives an ID token straight from /authorize to an application on this machine', async () => {
  const cookies = new CookieJar();
  await tenant.signIn({ email, cookies });
  const call = await managementClient(tenant);
  const { body: app } = await call('POST', '/clients', {
    ...{ name: 'Implicit', callbacks: [REDIRECT_URI], grant_types: ['authorization_code', 'implicit'] },
  });
  const url = tenant.authorizeUrl({ client_id: app.client_id, response_type: 'id_token', nonce: 'n' });
  const callback = (await cookies.follow(url, REDIRECT_URI)) as URL;
  const token = new URLSearchParams(callback.hash.slice(1)).get('id_token') ?? '';
  expect(decodeJwt(token)).toMatchObject({ sub: 'auth0|jane', nonce: 'n' });
});

test.each([
  [{ client_id: 'nobody' }, 'Unknown client: no application has this client_id.', 'invalid_client'],
  [
    { redirect_uri: 'https://evil.example/' },
    'Callback URL mismatch: the redirect_uri is not one of the Allowed Callback URLs of the application, to the letter.',
    'invalid_redirect_uri',
  ],
  [{ state: 'a\0b' }, 'A parameter holds a character that is not allowed.', 'invalid_request'],
])('explains on a page what cannot be told to the application: %j', async (params, text, code) => {
  const answer = await fetch(tenant.authorizeUrl(params), { redirect: 'manual' });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await answer.text();
  expect(page).toContain(`<p>${text}</p>`);
  expect(page).toContain(`<code>${code}</code>`);
  const [, nonce] =
    /style-src 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
  expect(page).toContain(`<style nonce="${nonce}">`);
});
