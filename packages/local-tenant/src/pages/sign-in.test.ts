import { randomBytes } from 'node:crypto';
import { CookieJar } from '@setlist/local-tenant/test/cookie-jar';
import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../words/words.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

async function openSignIn(cookies: CookieJar, params: Record<string, string> = {}): Promise<Response> {
  return (await cookies.follow(tenant.authorizeUrl(params), REDIRECT_URI)) as Response;
}

function post(
  cookies: CookieJar,
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return cookies.fetch(new URL(url), { method: 'POST', body: new URLSearchParams(fields), headers });
}

test('serves pages that load nothing from elsewhere, cannot be framed and are not kept', async () => {
  const page = await openSignIn(new CookieJar());
  const policy = page.headers.get('content-security-policy') ?? '';
  const [, nonce] = /style-src 'nonce-([^']+)'/.exec(policy) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:3000;");
  expect(await page.text()).toContain(`<style nonce="${nonce}">`);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
});

test('says that it is wrong, and does not fail, when somebody makes up an address of a redirect', async () => {
  const begun = await fetch(tenant.authorizeUrl(), { redirect: 'manual' });
  // Sent as a browser would not: it keeps the cookie of a sign-in to the address of its page.
  const cookie = begun.headers.getSetCookie().map((one) => one.split(';')[0]);
  const page = new URL(begun.headers.get('location') ?? '', tenant.issuer).href;
  const redirect = page.replace('/u/login/', '/u/redirect/');
  for (const address of [redirect, `${redirect}/continue?posted=%7B`]) {
    const answer = await fetch(address, { headers: { cookie: cookie.join('; ') } });
    expect([address, answer.status]).toEqual([address, 400]);
    expect(await answer.text()).toContain(wordsIn('en').error.unexplained);
  }
});

test('puts the login hint into the form, escaped', async () => {
  const page = await openSignIn(new CookieJar(), { login_hint: '"><script>alert(1)</script>' });
  const text = await page.text();
  expect(text).toContain('value="&quot;&gt;&lt;script&gt;');
  expect(text).not.toContain('<script>alert');
});

test('gives a wrong password and an unknown email the same answer', async () => {
  const answers = await Promise.all(
    ['jane.doe@example.com', 'nobody@example.com'].map(async (email) => {
      const cookies = new CookieJar();
      const { url } = await openSignIn(cookies);
      const response = await post(cookies, url, { email, password: 'Wrong-1234' });
      const text = await response.text();
      return [
        response.status,
        text
          .replace(`value="${email}"`, '')
          .replace(/nonce="[^"]+"/g, '')
          .replaceAll(new URL(url).pathname, ''),
      ];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toBe(400);
});

test('signs a demo account in with one tap', async () => {
  const cookies = new CookieJar();
  const page = await openSignIn(cookies);
  expect(await page.text()).toContain('value="auth0|jesse"');
  const callback = await cookies.follow(new URL(page.url), REDIRECT_URI, {
    method: 'POST',
    body: new URLSearchParams({ demo: 'auth0|jesse' }),
  });
  expect((callback as URL).searchParams.get('code')).toEqual(expect.any(String));
});

test('does not sign in with one tap to an account that is not a demo account', async () => {
  const cookies = new CookieJar();
  const signUpPage = await openSignIn(cookies, { screen_hint: 'signup' });
  const email = `${randomBytes(6).toString('hex')}@example.com`;
  const callback = await cookies.follow(new URL(signUpPage.url), REDIRECT_URI, {
    method: 'POST',
    body: new URLSearchParams({ email, password: 'Long-enough-1' }),
  });
  expect(callback).toBeInstanceOf(URL);
  const { id_token = '' } = await tenant.signIn({ email, password: 'Long-enough-1' });
  const other = new CookieJar();
  const { url } = await openSignIn(other);
  const response = await post(other, url, { demo: String(decodeJwt(id_token).sub) });
  expect(response.status).toBe(400);
});

test('makes an account, signs it in, and lets the Actions name it "user"', async () => {
  const cookies = new CookieJar();
  const page = await openSignIn(cookies, { screen_hint: 'signup' });
  expect(page.url).toMatch(/\/signup$/);
  const email = `${randomBytes(6).toString('hex')}@example.com`;
  await cookies.follow(new URL(page.url), REDIRECT_URI, {
    method: 'POST',
    body: new URLSearchParams({ email: email.toUpperCase(), password: 'Long-enough-1' }),
  });
  const { access_token, id_token = '' } = await tenant.signIn({ email, password: 'Long-enough-1' });
  expect(decodeJwt(id_token)).toMatchObject({ email, email_verified: false, nickname: email.split('@')[0] });
  expect(decodeJwt(access_token)).toMatchObject({
    'https://setlist.example/display_name': 'user',
    'https://setlist.example/plan': 'free',
  });
});

test('refuses a weak password and a taken email on the sign-up page', async () => {
  const cookies = new CookieJar();
  const { url } = await openSignIn(cookies, { screen_hint: 'signup' });
  const weak = await post(cookies, url, { email: 'new@example.com', password: 'short' });
  expect([weak.status, await weak.text()]).toEqual([400, expect.stringContaining('too weak')]);
  const taken = await post(cookies, url, { email: 'vera@setlist.example', password: 'Long-enough-1' });
  expect([taken.status, await taken.text()]).toEqual([400, expect.stringContaining('cannot be created')]);
});

test('takes a form only from its own page', async () => {
  const cookies = new CookieJar();
  const { url } = await openSignIn(cookies);
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
    { origin: 'null' },
  ]) {
    expect(
      (await post(cookies, url, { demo: 'auth0|jesse' }, headers as Record<string, string>)).status,
    ).toBe(403);
  }
});

test('does not let one browser go on with the sign-in of another', async () => {
  const { url } = await openSignIn(new CookieJar());
  const response = await post(new CookieJar(), url, { demo: 'auth0|jesse' });
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining('no longer open in this browser'),
  ]);
});
