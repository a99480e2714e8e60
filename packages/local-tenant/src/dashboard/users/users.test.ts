import { type Dashboard, dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let dashboard: Dashboard;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  dashboard = dashboardOf(tenant);
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const PASSWORD = 'Long-enough-1';
async function newUser({ canSignIn = false } = {}): Promise<{ email: string; api: string; page: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  // A password takes long to hash: only who signs in has one.
  const account = canSignIn
    ? { connection: 'Username-Password-Authentication', password: PASSWORD }
    : { connection: 'google-oauth2' };
  const { body } = await call('POST', '/users', { email, ...account });
  const id = encodeURIComponent(body.user_id);
  return { email, api: `/users/${id}`, page: `/dashboard/users/${id}` };
}

test('lists users with display name, plan and roles', async () => {
  const page = await dashboard.open('/dashboard/users?q=vera');
  expect(page).toContain('href="/dashboard/users/auth0%7Cvera"');
  expect(page).toContain(
    '<span class="stamp">full</span><span class="pass-tag pass-tag-small">EDITOR</span>',
  );
});

test.each([
  ['an email', 'jesse@setlist', 'auth0%7Cjesse'],
  ['a display name in any case', 'J-VALD', 'auth0%7Cjesse'],
  ['a user id', 'auth0|max', 'auth0%7Cmax'],
])('finds %s', async (_what, text, id) => {
  const page = await dashboard.open(`/dashboard/users?q=${encodeURIComponent(text)}`);
  expect(page).toContain(`href="/dashboard/users/${id}"`);
  expect(page).toContain('1 user for');
});

test('takes the signs of SQL patterns in a search for what they are', async () => {
  expect(await dashboard.open('/dashboard/users?q=%25')).toContain('Nobody matches');
  expect(
    await dashboard.open(`/dashboard/users?q=${encodeURIComponent("'; DROP TABLE users; --")}`),
  ).toContain('Nobody matches');
});

test('shows a search in pages of 25', async () => {
  const domain = `${crypto.randomUUID()}.example`;
  await Promise.all(
    Array.from({ length: 26 }, (_, index) =>
      call('POST', '/users', { connection: 'google-oauth2', email: `p${index}@${domain}` }),
    ),
  );
  const rows = (page: string) => page.split('<td class="who">').length - 1;
  const first = await dashboard.open(`/dashboard/users?q=${domain}`);
  const second = await dashboard.open(`/dashboard/users?q=${domain}&page=1`);
  expect([rows(first), rows(second)]).toEqual([25, 1]);
  expect(first).toContain(`href="/dashboard/users?q=${domain}&amp;page=1"`);
});

test('switches the plan and leaves the rest of app_metadata alone', async () => {
  const user = await newUser();
  await call('PATCH', user.api, { app_metadata: { plan: 'free', seats: 2 } });
  expect((await dashboard.submit(`${user.page}/plan`, { plan: 'full' })).status).toBe(303);
  expect((await call('GET', user.api)).body.app_metadata).toEqual({ plan: 'full', seats: 2 });
});

test('gives and takes one role and touches no other', async () => {
  const user = await newUser();
  await call('PATCH', user.api, { app_metadata: { roles: ['moderator'] } });
  await dashboard.submit(`${user.page}/roles`, { add: 'playlist_editor' });
  expect((await call('GET', user.api)).body.app_metadata.roles).toEqual(['moderator', 'playlist_editor']);
  await dashboard.submit(`${user.page}/roles`, { remove: 'moderator' });
  expect((await call('GET', user.api)).body.app_metadata.roles).toEqual(['playlist_editor']);
  const refused = await dashboard.submit(`${user.page}/roles`, { add: 'two words' });
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('A role is one word'),
  ]);
});

test('blocks a user, who then cannot sign in, and lets them in again', async () => {
  const user = await newUser({ canSignIn: true });
  await dashboard.submit(`${user.page}/blocked`, { blocked: 'true' });
  await expect(tenant.signIn({ email: user.email, password: PASSWORD })).rejects.toThrow('blocked');
  expect(await dashboard.open(user.page)).toContain('>Blocked</span>');
  await dashboard.submit(`${user.page}/blocked`, { blocked: 'false' });
  expect(await tenant.signIn({ email: user.email, password: PASSWORD })).toHaveProperty('access_token');
});

test('shows when and from where somebody signed in', async () => {
  const user = await newUser({ canSignIn: true });
  await tenant.signIn({ email: user.email, password: PASSWORD });
  const page = await dashboard.until(user.page, '<b>Signed in</b>');
  expect(page).toContain('Setlist Web');
  expect(page).toContain('<dt>Sign-ins</dt><dd>1</dd>');
});

test('creates a user who can sign in', async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const response = await dashboard.submit('/dashboard/users', { email, name: 'New', password: PASSWORD });
  expect(response.headers.get('location')).toMatch(/^\/dashboard\/users\/auth0%7C\w+\?done=created$/);
  expect(await tenant.signIn({ email, password: PASSWORD })).toHaveProperty('access_token');
});

test.each([
  ['a weak password', { email: 'weak@example.com', password: 'short' }, 'PasswordStrengthError'],
  ['an email that is none', { email: 'nobody', password: PASSWORD }, 'Payload validation error'],
  [
    'an email that is taken',
    { email: 'vera@setlist.example', password: PASSWORD },
    'The user already exists.',
  ],
])('does not create a user with %s, and says why', async (_what, fields, message) => {
  const response = await dashboard.submit('/dashboard/users', fields);
  const page = await response.text();
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(page).toContain(message);
  expect(page).toContain(`value="${fields.email}"`);
});

test('deletes a user; their page is then not there', async () => {
  const user = await newUser();
  const response = await dashboard.submit(`${user.page}/delete`, {});
  expect(response.headers.get('location')).toBe('/dashboard/users?done=deleted');
  expect((await call('GET', user.api)).status).toBe(404);
  expect(await dashboard.open(user.page, 404)).toContain('There is no user');
});

test('answers 404 to a change of a user who is not there', async () => {
  expect((await dashboard.submit('/dashboard/users/auth0%7Cnobody/plan', { plan: 'full' })).status).toBe(404);
});

test('links a user’s page to the applications that people open, and to nothing but http', async () => {
  const user = await newUser();
  const create = (name: string, more: object) => call('POST', '/clients', { name, app_type: 'spa', ...more });
  await create('By callback', {
    callbacks: ['https://app.example/auth/callback?x=1', 'https://other.example/'],
  });
  await create('By script', { client_metadata: { home_page: 'javascript:alert(1)' } });
  await create('By scheme', { callbacks: ['com.example.app://callback'] });
  const page = await dashboard.open(user.page);
  const links = [...page.matchAll(/href="([^"]+)" rel="noreferrer">Open ([^<]+)</g)].map(([, url, name]) => [
    name,
    url,
  ]);
  expect(links).toEqual([
    ['By callback', 'https://app.example/'],
    ['Setlist Web', 'http://localhost:3000/'],
  ]);
  expect(page).not.toContain('javascript:');
});
