import type { Page, Request } from '@playwright/test';
import { awaken, follow, open } from '../support/open.ts';
import { ESTABLISHED, PUBLIC_PAGES, pagesOf } from '../support/pages.ts';
import { playerOf } from '../support/player.ts';
import { expectHome, signIn } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

/** The beginning of every JSON Web Token, signed or encrypted: a header that is a JSON object. */
const TOKEN = /eyJ[\w-]{8,}\.[\w-]*\./;
const SESSION = /next-auth\.session-token/;

test('keeps the session in a cookie that scripts cannot read', async ({ newPerson, newBrowserOf, stack }) => {
  const page = await newBrowserOf(await newPerson());
  const cookies = await page.context().cookies(stack.WEB_URL);
  const session = cookies.filter(({ name }) => SESSION.test(name));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const readable = await page.evaluate(() => document.cookie);
  expect(readable).not.toMatch(SESSION);
  expect(readable).not.toMatch(TOKEN);
});

test('gives no token to HTML, to browser scripts or to any answer the browser gets', async ({
  newPerson,
  newBrowser,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, '/icon.svg');
  const bodies: Promise<void>[] = [];
  const leaks: string[] = [];
  page.on('requestfinished', (request) => bodies.push(note(request, leaks)));
  for (const path of pagesOf(person)) {
    const response = await page.goto(path);
    expect(await response?.text(), path).not.toMatch(TOKEN);
    await awaken(page);
  }
  await page.getByLabel('Display name').fill('Quiet');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Name saved');
  await follow(page, 'Home');
  await expectHome(page, 'Quiet');
  await page.getByRole('main').getByRole('link', { name: 'Everything' }).first().click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(playerOf(page)).toBeVisible();
  const session = await page.request.get('/api/auth/session');
  expect(await session.text()).not.toMatch(TOKEN);
  await Promise.all(bodies);
  expect(bodies.length).toBeGreaterThan(pagesOf(person).length);
  expect(leaks).toEqual([]);
  expect(await stored(page)).not.toMatch(TOKEN);

  // Nor does a stranger get anything but the front page.
  const stranger = await newBrowser();
  const answer = await stranger.request.get(`${stack.WEB_URL}/settings`);
  expect(await answer.text()).not.toContain('Display name');
});

test('sends every page with a policy and a nonce of its own, and forbids keeping it', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson(ESTABLISHED);
  const { request } = (await newBrowserOf(person, '/icon.svg')).context();
  const nonces = new Set<string>();
  const paths = [...pagesOf(person), ...PUBLIC_PAGES];
  for (const path of paths) {
    const response = await request.get(path);
    const headers = response.headers();
    const policy = headers['content-security-policy'] ?? '';
    const nonce = /script-src [^;]*'nonce-([\w+/=]{22,})'/.exec(policy)?.[1] ?? 'none';
    nonces.add(nonce);
    expect.soft(policy, path).toContain("frame-ancestors 'none'");
    expect.soft(policy, path).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval')/);
    expect.soft(headers, path).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(no-referrer|same-origin|strict-origin-when-cross-origin)$/),
    });
    expect.soft(headers['x-powered-by'], path).toBeUndefined();
    const scripts = (await response.text()).match(/<script(?=[\s>])[^>]*>/g) ?? [];
    expect.soft(scripts.length, path).toBeGreaterThan(0);
    expect
      .soft(
        scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
        path,
      )
      .toEqual([]);
  }
  expect(nonces.size).toBe(paths.length);
});

test('does not run a script that somebody smuggled into the page', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/Content Security Policy/);
  const page = await newBrowserOf(await newPerson());
  const blocked = await page.evaluate(() => {
    const violated = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    );
    const place = document.createElement('div');
    place.innerHTML = '<img alt="" src="data:," onerror="window.intruder = true">';
    document.body.append(place);
    return violated;
  });
  expect(blocked).toBe('script-src-attr');
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
});

test('signs in and out though the address to go to afterwards is none', async ({
  page,
  newPerson,
  stack,
}) => {
  const { request } = page.context();
  const broken = 'http://a:b';
  await page.context().addCookies([{ name: 'next-auth.callback-url', value: broken, url: stack.WEB_URL }]);
  for (const path of ['csrf', 'session', 'providers', 'signin', 'error', 'signin/auth0']) {
    const ask = `/api/auth/${path}?callbackUrl=${encodeURIComponent(broken)}`;
    expect.soft((await request.get(ask)).status(), ask).toBeLessThan(500);
  }
  const begun = await request.post('/session/begin', { form: { next: broken }, maxRedirects: 0 });
  expect(begun.headers().location).toMatch(`${stack.TENANT_URL}/authorize?`);
  await page.context().addCookies([{ name: 'next-auth.callback-url', value: broken, url: stack.WEB_URL }]);
  await signIn(page, await newPerson({ displayName: 'Ada' }));
  await expectHome(page, 'Ada');
});

test('shows names made of markup as the letters they are', async ({ newPerson, newBrowserOf }) => {
  const markup = '"&quot;&lt;b&gt; onload=alert(1) {{7*7}}';
  const person = await newPerson({ displayName: markup, playlists: [{ name: markup, songs: [markup] }] });
  const page = await newBrowserOf(person);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(markup);
  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await expect(page.getByRole('heading', { level: 1, name: markup })).toBeVisible();
  await expect(page.getByRole('button', { name: `Play ${markup}` })).toBeVisible();
});

async function note(request: Request, leaks: string[]): Promise<void> {
  const response = await request.response();
  const type = response?.headers()['content-type'] ?? '';
  if (!response || !/text|json|javascript/.test(type)) return;
  // Chromium forgets the body when the page has gone on to the next; the pages themselves are all still there.
  const body = await response.text().catch(() => '');
  if (TOKEN.test(body)) leaks.push(response.url());
}

/** All that the page keeps in the browser. */
function stored(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
}
