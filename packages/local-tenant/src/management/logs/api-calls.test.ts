import { managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allRoutes } from '../management.routes.ts';
import { TITLES } from '../note-write.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTestTenant();
});
afterAll(() => tenant.close());

test('the log tells of a call of the API as Auth0’s: its title, what was asked and answered, and no secret', async () => {
  const call = await managementClient(tenant);
  const password = 'Long-enough-1';
  const user = { connection: 'Username-Password-Authentication', email: 'logged@example.com', password };
  const { body: created } = await call('POST', '/users?', user);
  const { body: app } = await call('POST', '/clients', { name: 'Logged' });
  const { body: logs } = await call('GET', '/logs?q=type:sapi');
  const [second, first] = logs;
  expect(first).toMatchObject({
    ...{ type: 'sapi', description: 'Create a User', client_name: 'Deploy', user_agent: 'node' },
    details: {
      request: {
        ...{ method: 'post', path: '/api/v2/users', query: {}, userAgent: 'node', channel: 'api' },
        body: { email: user.email, password: '*****' },
        auth: { strategy: 'jwt', credentials: { scopes: expect.arrayContaining(['create:users']) } },
      },
      response: { statusCode: 201, body: { user_id: created.user_id } },
    },
  });
  expect(second.description).toBe('Create a Client');
  for (const secret of [password, app.client_secret, app.signing_keys[0].key])
    expect(JSON.stringify(logs)).not.toContain(secret);
});

test('every operation that changes something has the title of its page', () => {
  const writing = allRoutes.filter(({ method }) => method !== 'get');
  expect(writing.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(TITLES).sort());
});
