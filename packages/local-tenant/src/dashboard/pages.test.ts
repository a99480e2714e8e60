import { readFile } from 'node:fs/promises';
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
  await tenant.signIn({ email: 'jesse@setlist.example' });
});
afterAll(() => tenant.close());

test('the first page shows who signed in and which Actions ran', async () => {
  await dashboard.until('/', '<b>Signed in</b>');
  const page = await dashboard.until('/', '<b>Assign playlist editor</b>');
  expect(page).toContain(tenant.issuer);
});

test('Actions stand in the order in which they run, each with its code and its runs', async () => {
  const list = await dashboard.open('/dashboard/actions');
  const names = [...list.matchAll(/<h2><a href="([^"]+)">([^<]+)<\/a>/g)];
  expect(names.map(([, , name]) => name)).toEqual([
    'Default display name',
    'Assign playlist editor',
    'Add claims',
  ]);
  const page = await dashboard.until(names[1]?.[1] ?? '', 'at sign-in');
  expect(page).toContain('onExecutePostLogin');
  // The API does not answer in this test: the Action says so on its console.
  expect(page).toMatch(/<span class="level-\w+">[^<]*auth0\|jesse/);
  expect(page).toContain('CLIENT_SECRET');
  expect(page).not.toContain(tenant.clients.actions.client_secret);
});

test('an Action is shown as it is written, with its types, though it runs without them', async () => {
  const { body } = await call('GET', '/actions/actions?actionName=Add%20claims');
  const page = await dashboard.open(`/dashboard/actions/${body.actions[0].id}`);
  const [, code = ''] = /<pre class="code numbered"[^>]*>(.*?)<\/pre>/s.exec(page) ?? [];
  const lines = code.split('</span><span>').map((line) => line.replace(/<[^>]+>/g, ''));
  const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  const text = lines
    .join('\n')
    .replace(/&[#\w]+;/g, (entity) => entities[entity as keyof typeof entities] ?? entity);
  const file = new URL('../../../../auth0/actions/add-claims.ts', import.meta.url);
  const source = (await readFile(file, 'utf8')).trimEnd();
  expect(text.replace(/^ $/gm, '')).toBe(source);
});

test('the error of an Action that throws is shown', async () => {
  const other = await startTestTenant();
  try {
    const deploy = await managementClient(other);
    const { body } = await deploy('POST', '/actions/actions', {
      name: 'Breaks',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: 'exports.onExecutePostLogin = async () => { console.log("nearly"); throw new Error("it broke"); };',
    });
    await deploy('POST', `/actions/actions/${body.id}/deploy`);
    await deploy('PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_name', value: 'Breaks' }, display_name: 'Breaks' }],
    });
    await expect(other.signIn({ email: 'jesse@setlist.example' })).rejects.toThrow();
    const path = `/dashboard/actions/${body.id}`;
    const page = await dashboardOf(other).until(path, '<p class="thrown">Error: it broke</p>');
    expect(page).toContain('<span class="level-info">nearly</span>');
  } finally {
    await other.close();
  }
});

test('a flow that was stopped is shown with each of its Actions', async () => {
  await tenant.db.query(
    `INSERT INTO action_runs (action, user_id, protocol, duration_ms, logs, error)
     VALUES ('Default display name, Add claims', 'auth0|max', 'oidc-basic-profile', 0, '[]', 'Took too long.')`,
  );
  const list = await dashboard.open('/dashboard/actions');
  const [first, , last] = [...list.matchAll(/<h2><a href="([^"]+)">/g)].map(([, path]) => path ?? '');
  for (const path of [first, last]) expect(await dashboard.open(path ?? '')).toContain('Took too long.');
  expect(list).toContain('<span class="stamp bad">stopped</span>');
});

test('the log can be narrowed to failures', async () => {
  const wrong = tenant.signIn({ email: 'vera@setlist.example', password: 'Wrong-password-1' });
  await expect(wrong).rejects.toThrow();
  await dashboard.until('/dashboard/logs', '<b>Signed in</b>');
  const failures = await dashboard.until('/dashboard/logs?show=failures', 'Sign-in failed: wrong password');
  expect(failures).not.toContain('<b>Signed in</b>');
});

test('a secret is in the page only after it was asked for', async () => {
  const { client_id, client_secret } = tenant.clients.web;
  const path = `/dashboard/applications/${client_id}`;
  expect(await dashboard.open('/dashboard/applications')).not.toContain(client_secret);
  expect(await dashboard.open(path)).not.toContain(client_secret);
  const revealed = await dashboard.submit(`${path}/reveal`, {});
  expect([revealed.status, await revealed.text()]).toEqual([200, expect.stringContaining(client_secret)]);
  const foreign = await dashboard.submit(`${path}/reveal`, {}, { origin: 'http://localhost:3000' });
  expect([foreign.status, await foreign.text()]).toEqual([403, expect.not.stringContaining(client_secret)]);
});

test('an application shows what it may do', async () => {
  const page = await dashboard.open(`/dashboard/applications/${tenant.clients.actions.client_id}`);
  expect(page).toContain('read:plays');
});

test('a mail can be read, and its link followed', async () => {
  await fetch(new URL('dbconnections/change_password', tenant.issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: tenant.clients.web.client_id,
      email: 'vera@setlist.example',
      connection: 'Username-Password-Authentication',
    }),
  });
  const box = await dashboard.open('/dashboard/mails');
  expect(box).toContain('vera@setlist.example');
  const [, path] = /href="(\/dashboard\/mails\/\d+)"/.exec(box) ?? [];
  const mail = await dashboard.open(path ?? '');
  const [, link] = /<a class="button primary" href="([^"]+)"/.exec(mail) ?? [];
  expect((await fetch(link ?? '')).status).toBe(200);
});

test.each([
  '/dashboard/actions/none',
  '/dashboard/applications/none',
  '/dashboard/mails/1e9',
  '/dashboard/mails/999999',
])('answers 404 to %s', async (path) => {
  expect(await dashboard.open(path, 404)).toContain('There is no');
});

test('what users and applications call themselves is text, never markup', async () => {
  const name = '<img src=x onerror=alert(1)>';
  await call('PATCH', '/users/auth0%7Cjane', { name, user_metadata: { displayName: name } });
  await call('POST', '/clients', { name, description: name, app_type: 'spa' });
  for (const path of ['/', '/dashboard/users', '/dashboard/users/auth0%7Cjane', '/dashboard/applications'])
    expect(await dashboard.open(path)).not.toContain('<img src=x');
});
