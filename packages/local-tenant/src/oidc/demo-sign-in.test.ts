import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import type { SignInOptions } from '@setlist/local-tenant/test/sign-in';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant({ options: { demoSignIn: true } });
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const asking = (email: string) => ({ login_hint: email, 'ext-demo': '1' });

/** Signs in by the request alone: a page that asked for something would be given a wrong password, and refuse. */
function signInAsDemo(email: string, { params, ...options }: Partial<SignInOptions> = {}) {
  const wanted = { ...asking(email), ...params };
  return tenant.signIn({ email, password: 'Not-the-password-1', params: wanted, ...options });
}

/** What a browser without cookies, unless given, gets: the page, or where the application is sent on to. */
function ask(params: Record<string, string>, cookies = new CookieJar()): Promise<Response | URL> {
  return cookies.follow(tenant.authorizeUrl(params), REDIRECT_URI);
}

test('signs a demo account in by the request alone: the Actions run, the log tells of it, tokens are renewed', async () => {
  const { id_token = '', access_token, refresh_token = '' } = await signInAsDemo('vera@setlist.example');
  expect(decodeJwt(id_token)).toMatchObject({ sub: 'auth0|vera', email: 'vera@setlist.example' });
  expect(decodeJwt(access_token)).toMatchObject({ 'https://setlist.example/roles': ['playlist_editor'] });
  const { body } = await call('GET', '/users/auth0%7Cvera/logs');
  const types = body.map(({ type }: { type: string }) => type);
  expect(types).toEqual(['seacft', 's']);
  await dashboardOf(tenant).until('/dashboard/users/auth0%7Cvera', '<b>Signed in</b>');
  const runs = await tenant.db.query(
    `SELECT action FROM action_runs WHERE user_id = 'auth0|vera' ORDER BY seq`,
  );
  expect(runs.rows.map(({ action }) => action)).toEqual([
    'Default display name',
    'Assign playlist editor',
    'Add claims',
  ]);
  expect((await call('GET', '/users/auth0%7Cvera')).body.logins_count).toBe(1);
  const renewed = await tenant.refresh(refresh_token);
  expect(decodeJwt(renewed.access_token).sub).toBe('auth0|vera');
});

test('takes the place of whoever is signed in in this browser', async () => {
  const cookies = new CookieJar();
  await signInAsDemo('jane.doe@example.com', { cookies });
  const { id_token = '' } = await signInAsDemo('jesse@setlist.example', { cookies });
  expect(decodeJwt(id_token).sub).toBe('auth0|jesse');
  const sessions = await tenant.db.query(
    `SELECT payload->>'accountId' AS user_id FROM oidc_records
     WHERE kind = 'Session' AND payload->>'accountId' IN ('auth0|jane', 'auth0|jesse')`,
  );
  expect(sessions.rows).toEqual([{ user_id: 'auth0|jesse' }]);
  const next = await tenant.signIn({ email: 'none', password: 'none', cookies });
  expect(decodeJwt(next.id_token ?? '').sub).toBe('auth0|jesse');
});

test('goes on with a session of the same account, and signs in anew for prompt=login', async () => {
  const cookies = new CookieJar();
  const authTime = async (params: Record<string, string> = {}) => {
    const { id_token = '' } = await signInAsDemo('max@setlist.example', {
      cookies,
      params: { max_age: '9999', ...params },
    });
    return Number(decodeJwt(id_token).auth_time);
  };
  const first = await authTime();
  await tenant.db.query(
    `UPDATE oidc_records SET payload = payload || jsonb_build_object('loginTs', $1::int)
     WHERE kind = 'Session' AND payload->>'accountId' = 'auth0|max'`,
    [first - 1000],
  );
  expect(await authTime()).toBe(first - 1000);
  expect(await authTime({ prompt: 'login' })).toBeGreaterThanOrEqual(first);
});

test('asks nobody for prompt=none, and changes no session then', async () => {
  const cookies = new CookieJar();
  await signInAsDemo('jane.doe@example.com', { cookies });
  const end = (await ask({ ...asking('jesse@setlist.example'), prompt: 'none' }, cookies)) as URL;
  expect(end.searchParams.get('error')).toBe('login_required');
  const { id_token = '' } = await tenant.signIn({ email: 'none', password: 'none', cookies });
  expect(decodeJwt(id_token).sub).toBe('auth0|jane');
});

test('keeps the rules of every sign-in: the address, the verifier, a block', async () => {
  const elsewhere = await ask({ ...asking('vera@setlist.example'), redirect_uri: 'https://evil.example/' });
  expect((elsewhere as Response).status).toBe(400);
  const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', state: 'ours' };
  const end = (await ask({ ...asking('vera@setlist.example'), ...challenge })) as URL;
  expect(end.searchParams.get('state')).toBe('ours');
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code: end.searchParams.get('code') ?? '' },
    ...{ client_id: tenant.web.clientId, client_secret: tenant.web.clientSecret ?? '' },
    ...{ redirect_uri: REDIRECT_URI, code_verifier: 'y'.repeat(43) },
  });
  const exchange = await fetch(new URL('oauth/token', tenant.issuer), { method: 'POST', body });
  expect(exchange.status).toBe(403);
  const blocked = await call('POST', '/users', {
    ...{ connection: 'Username-Password-Authentication', email: 'blocked@example.com' },
    ...{ password: 'Long-enough-1', blocked: true },
  });
  await tenant.db.query('UPDATE users SET demo = true WHERE user_id = $1', [blocked.body.user_id]);
  const refused = (await ask(asking('blocked@example.com'))) as URL;
  expect(refused.searchParams.get('error')).toBe('access_denied');
});

/** Expects the ordinary sign-in page, with an email in its form where there is one. */
async function expectSignInPage(page: Response | URL, email: string): Promise<void> {
  expect(page).toBeInstanceOf(Response);
  const text = await (page as Response).text();
  expect(text).toContain('Log in to Setlist');
  expect(text).toContain(`type="email" value="${email}"`);
}

test('shows the sign-in page for anybody who is no demo account, whatever their metadata says', async () => {
  const email = 'kim@example.com';
  const { status } = await call('POST', '/users', {
    ...{ connection: 'Username-Password-Authentication', email, password: 'Long-enough-1' },
    ...{ user_metadata: { demo: true }, app_metadata: { demo: true } },
  });
  expect(status).toBe(201);
  for (const hint of [email, 'nobody@example.com', 'vera', ''])
    await expectSignInPage(await ask(asking(hint)), hint);
  const { 'ext-demo': _, ...unhinted } = asking('vera@setlist.example');
  await expectSignInPage(await ask(unhinted), 'vera@setlist.example');
  await expectSignInPage(await ask({ ...unhinted, 'ext-demo': 'true' }), 'vera@setlist.example');
  await expectSignInPage(await ask({ 'ext-demo': '1' }), '');
});

test('does not know the parameter unless it was started with it: the page, or whoever is signed in', async () => {
  const other = await startTestTenant();
  try {
    const open = (cookies: CookieJar) =>
      cookies.follow(other.authorizeUrl(asking('vera@setlist.example')), REDIRECT_URI);
    await expectSignInPage(await open(new CookieJar()), 'vera@setlist.example');
    const cookies = new CookieJar();
    await other.signIn({ email: 'jane.doe@example.com', cookies });
    const { id_token = '' } = await other.signIn({
      ...{ email: 'vera@setlist.example', password: 'none', cookies },
      params: asking('vera@setlist.example'),
    });
    expect(decodeJwt(id_token).sub).toBe('auth0|jane');
  } finally {
    await other.close();
  }
});
