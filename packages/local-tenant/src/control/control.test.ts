import { managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

const at = (path: string, init?: RequestInit) => fetch(`${tenant.url}local/${path}`, init);
const patch = (path: string, body: string) =>
  at(path, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body });
const jane = { email: 'jane.doe@example.com' };

test('takes everything back to what it was started with, with the same ids, and ends what came since', async () => {
  const call = await managementClient(tenant);
  const everything = async () => {
    const paths = ['/users', '/clients', '/resource-servers', '/client-grants', '/roles', '/actions/actions'];
    const bound = '/actions/triggers/post-login/bindings';
    return Promise.all([...paths, bound].map(async (path) => (await call('GET', path)).body));
  };
  const before = await everything();
  const { refresh_token = '' } = await tenant.signIn(jane);
  await call('PATCH', '/users/auth0%7Cvera', { app_metadata: { plan: 'other' } });
  await call('DELETE', '/users/auth0%7Cjane');
  await call('POST', '/users', {
    ...{
      connection: 'Username-Password-Authentication',
      email: 'new@example.com',
      password: 'Long-enough-1',
    },
  });
  await call('POST', '/clients', { name: 'New' });
  await call('POST', '/roles', { name: 'new' });
  await call('PATCH', '/actions/triggers/post-login/bindings', { bindings: [] });
  await tenant.faults.set({ answer: '503' });
  expect(await everything()).not.toEqual(before);
  await tenant.reset();
  expect(tenant.faults.current().answer).toBe('normal');
  expect(await everything()).toEqual(before);
  expect((await call('GET', '/logs')).body).toEqual([]);
  await expect(tenant.refresh(refresh_token)).rejects.toThrow(/invalid_grant/);
  expect(await tenant.signIn(jane)).toMatchObject({ token_type: 'Bearer' });
});

test('resets a store that was filled before it was started, and applications keep their credentials', async () => {
  const { databaseUrl, clients } = tenant;
  const again = await startTestTenant({ options: { databaseUrl, clients: { 'Setlist Web': clients.web } } });
  try {
    const { rows: before } = await tenant.db.query('SELECT client_id, client_secret FROM clients ORDER BY 1');
    await tenant.db.query(`UPDATE users SET name = 'Somebody else'`);
    await again.reset();
    const { rows } = await tenant.db.query('SELECT client_id, client_secret FROM clients ORDER BY 1');
    expect(rows.map(({ client_id }) => client_id)).toEqual(
      expect.arrayContaining(before.map((row) => row.client_id)),
    );
    expect((await tenant.db.query(`SELECT FROM users WHERE name = 'Somebody else'`)).rowCount).toBe(0);
    expect((await tenant.db.query('SELECT FROM users')).rowCount).toBeGreaterThan(0);
  } finally {
    await again.close();
  }
});

test('resets at once, and while others write, all succeed, and nobody is answered with 500', async () => {
  await Promise.all([tenant.reset(), tenant.reset(), tenant.reset()]);
  const call = await managementClient(tenant);
  const statuses: number[] = [];
  const write = async (index: number) => {
    const { id = '' } = (await call('POST', '/roles', { name: `At once ${index}` })).body;
    const users = ['auth0|jane', 'auth0|vera'];
    statuses.push((await call('POST', `/roles/${id}/users`, { users })).status);
  };
  for (let round = 0; round < 10; round++)
    await Promise.all([tenant.reset(), ...[1, 2, 3, 4].map(write), tenant.reset()]);
  expect(statuses.filter((status) => status === 500)).toEqual([]);
  await tenant.reset();
  expect((await call('GET', '/roles')).body).toEqual([]);
});

test('open pages of the dashboard hear of what a reset took away', async () => {
  const events = await fetch(`${tenant.url}dashboard/live`, { headers: { accept: 'text/event-stream' } });
  const heard = (async () => {
    let text = '';
    for await (const chunk of events.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes('mails') && text.includes('log_events')) break;
    }
    return text;
  })();
  await tenant.reset();
  expect(await heard).toContain('mails');
});

test('gives the mails that would have been sent, by the library and by HTTP', async () => {
  await tenant.reset();
  const body = new URLSearchParams({
    ...{ client_id: tenant.clients.web.client_id, email: 'jane.doe@example.com' },
    connection: 'Username-Password-Authentication',
  });
  await fetch(`${tenant.url}dbconnections/change_password`, { method: 'POST', body });
  const mails = await tenant.mails({ to: 'Jane.Doe@example.com' });
  expect(mails).toEqual([
    {
      ...{
        to: 'jane.doe@example.com',
        language: 'en',
        subject: expect.any(String),
        body: expect.any(String),
      },
      ...{ link: expect.stringContaining(`${tenant.url}u/reset-password/`), date: expect.any(String) },
    },
  ]);
  expect(await (await at('mails?to=jane.doe@example.com')).json()).toEqual(mails);
  expect(await (await at('mails?to=nobody@example.com')).json()).toEqual([]);
  expect((await at('mails?from=x')).status).toBe(400);
});

test('is made to fail and well again by HTTP, and refuses what makes no sense', async () => {
  expect(await (await patch('faults', '{"answer":"503","scope":"everything"}')).json()).toEqual({
    ...{ latencyMs: 0, answer: '503', scope: 'everything' },
  });
  expect((await fetch(`${tenant.url}.well-known/jwks.json`)).status).toBe(503);
  for (const body of ['{"answer":"418"}', '{"latencyMs":-1}', '{"what":1}', '{', '[]']) {
    const refused = await patch('faults', body);
    expect([body, refused.status, await refused.json()]).toMatchObject([
      body,
      400,
      { error: 'invalid_request' },
    ]);
  }
  expect((await patch('faults', `"${'x'.repeat(20_000)}"`)).status).toBe(413);
  expect((await at('faults', { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(`${tenant.url}.well-known/jwks.json`)).status).toBe(200);
  expect(await (await at('faults')).json()).toMatchObject({ answer: 'normal' });
});

test('is steered by no page of another site, and says what there is', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    for (const [path, method] of [
      ['reset', 'POST'],
      ['mails', 'GET'],
      ['faults', 'DELETE'],
    ] as const)
      expect([headers, path, (await at(path, { method, headers })).status]).toEqual([headers, path, 403]);
  expect(
    (await at('reset', { method: 'POST', headers: { origin: new URL(tenant.url).origin } })).status,
  ).toBe(204);
  const unknown = await at('clock');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain('POST /local/reset');
});
