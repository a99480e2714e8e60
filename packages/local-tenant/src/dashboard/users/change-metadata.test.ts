import { type Dashboard, dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
let dashboard: Dashboard;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant({ options: { refuseLargeProfiles: true } });
  dashboard = dashboardOf(tenant);
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

async function newUser(metadata: object): Promise<{ api: string; page: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const connection = 'Username-Password-Authentication';
  const { body } = await call('POST', '/users', {
    connection,
    email,
    password: 'Long-enough-1',
    ...metadata,
  });
  const id = encodeURIComponent(body.user_id);
  return { api: `/users/${id}`, page: `/dashboard/users/${id}` };
}

test('saves what was edited, as the Management API would', async () => {
  const user = await newUser({ user_metadata: { displayName: 'Ann', theme: 'dark' } });
  const before = (await call('GET', user.api)).body;
  const response = await dashboard.submit(`${user.page}/metadata`, {
    kind: 'user_metadata',
    base: JSON.stringify(before.user_metadata),
    json: '{ "displayName": "Ann B.", "hobby": { "kind": "surfing" } }',
  });
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    `${user.page}?done=user_metadata`,
  ]);
  const after = (await call('GET', user.api)).body;
  expect(after.user_metadata).toEqual({ displayName: 'Ann B.', hobby: { kind: 'surfing' } });
  expect(after.updated_at > before.updated_at).toBe(true);
  expect(await dashboard.open(`${user.page}?done=user_metadata`)).toContain('user_metadata saved');
});

test('keeps what somebody else wrote to other keys while the editor was open', async () => {
  const user = await newUser({ app_metadata: { plan: 'free' } });
  await call('PATCH', user.api, { app_metadata: { roles: ['playlist_editor'] } });
  await dashboard.submit(`${user.page}/metadata`, {
    kind: 'app_metadata',
    base: '{"plan":"free"}',
    json: '{"plan":"full"}',
  });
  const { body } = await call('GET', user.api);
  expect(body.app_metadata).toEqual({ plan: 'full', roles: ['playlist_editor'] });
});

test.each([
  ['{ "displayName": "Ann", }', 'This is not JSON: '],
  ['["Ann"]', 'Metadata is a JSON object'],
  ['null', 'Metadata is a JSON object'],
])('shows %s again with what is wrong, and saves nothing', async (json, message) => {
  const user = await newUser({ user_metadata: { displayName: 'Ann' } });
  const response = await dashboard.submit(`${user.page}/metadata`, {
    kind: 'user_metadata',
    base: '{"displayName":"Ann"}',
    json,
  });
  const page = await response.text();
  expect(response.status).toBe(400);
  expect(page).toContain(message);
  expect(page).toContain(`>\n${json.replaceAll('"', '&quot;')}</textarea>`);
  expect((await call('GET', user.api)).body.user_metadata).toEqual({ displayName: 'Ann' });
});

test.each([
  ['a profile over the limit', { text: 'x'.repeat(11_000) }],
  ['a key with a dot', { 'a.b': 1 }],
])('refuses %s in the words of the Management API', async (_what, metadata) => {
  const user = await newUser({});
  const refusal = await call('PATCH', user.api, { user_metadata: metadata });
  const response = await dashboard.submit(`${user.page}/metadata`, {
    kind: 'user_metadata',
    base: '{}',
    json: JSON.stringify(metadata),
  });
  const text = refusal.body.message
    .replaceAll('&', '&amp;')
    .replaceAll("'", '&#39;')
    .replaceAll('"', '&quot;');
  expect([response.status, refusal.status]).toEqual([400, 400]);
  expect(await response.text()).toContain(text);
  expect((await call('GET', user.api)).body).not.toHaveProperty('user_metadata');
});

test('does nothing when nothing was edited', async () => {
  const user = await newUser({ user_metadata: { displayName: 'Ann' } });
  const before = (await call('GET', user.api)).body;
  const base = '{"displayName":"Ann"}';
  const response = await dashboard.submit(`${user.page}/metadata`, {
    kind: 'user_metadata',
    base,
    json: base,
  });
  expect(response.headers.get('location')).toBe(`${user.page}?done=unchanged`);
  expect((await call('GET', user.api)).body).toEqual(before);
});

test('marks every key, so that an open page can flash the one that changed', async () => {
  const user = await newUser({
    user_metadata: { displayName: '<script>alert(1)</script>' },
    app_metadata: { plan: 'full' },
  });
  const page = await dashboard.open(user.page);
  expect(page).toContain('data-mark="user_metadata.displayName"');
  expect(page).toContain('data-mark="app_metadata.plan"');
  expect(page).not.toContain('<script>alert');
});
