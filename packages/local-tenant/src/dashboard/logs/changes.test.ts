import { type Dashboard, dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let tenant: TestTenant;
let dashboard: Dashboard;
let call: ManagementCall;
beforeAll(async () => {
  tenant = await startTestTenant();
  dashboard = dashboardOf(tenant);
  call = await managementClient(tenant);
});
afterAll(() => tenant.close());

const UNLIMITED = {
  ...{
    'management.burst': '2',
    'management.perMinute': '120',
    'userinfo.burst': '10',
    'userinfo.perMinute': '5',
  },
  ...{
    'token.burst': '30',
    'token.perMinute': '1800',
    answer: 'normal',
    scope: 'management',
    latencyMs: '0',
  },
};

interface Event {
  type: string;
  description: string;
  client_id: string;
  ip: string;
}
async function changesIn(client: string): Promise<Event[]> {
  const { body } = await call('GET', '/logs?per_page=100');
  return body.filter(({ type, client_id }: Event) => type === 'sapi' && client_id === client).toReversed();
}

test('every change made on the dashboard leaves the log event of the same change through the Management API', async () => {
  const id = 'auth0|max';
  const max = `/dashboard/users/${encodeURIComponent(id)}`;
  const base = JSON.stringify((await call('GET', '/users/auth0%7Cmax')).body.user_metadata ?? {});
  const submit = async (path: string, fields: Record<string, string>) =>
    expect((await dashboard.submit(path, fields)).status, path).toBe(303);
  await submit(`${max}/metadata`, { kind: 'user_metadata', base, json: '{"hobby":"surfing"}' });
  await submit(`${max}/plan`, { plan: 'full' });
  await submit(`${max}/roles`, { add: 'helper' });
  await submit(`${max}/roles`, { remove: 'helper' });
  await submit(`${max}/blocked`, { blocked: 'true' });
  await submit(`${max}/blocked`, { blocked: 'false' });
  await submit('/dashboard/users', { email: 'made@example.com', password: 'Long-enough-1' });
  await submit(`${max}/delete`, {});
  // What changes nothing leaves nothing, and what is refused neither.
  await submit(`/dashboard/users/auth0%7Cvera/metadata`, { kind: 'user_metadata', base: '{}', json: '{}' });
  await dashboard.submit('/dashboard/users/auth0%7Cvera/roles', { add: 'not one word' });
  await submit('/dashboard/switches', { preset: 'normal' });
  // The preset has limits of the Management API, which this test reads the log through.
  await submit('/dashboard/switches', { ...UNLIMITED });
  const descriptions = [
    ...Array.from({ length: 6 }, () => 'Update a User'),
    ...['Create a User', 'Delete a User'],
    ...['Set the switches of the local tenant', 'Set the switches of the local tenant'],
  ];
  await vi.waitFor(
    async () =>
      expect((await changesIn('dashboard')).map(({ description }) => description)).toEqual(descriptions),
    20_000,
  );
  for (const { ip } of await changesIn('dashboard')) expect(ip).toMatch(/127\.0\.0\.1|::1/);
  // The same through the Management API.
  await call('PATCH', '/users/auth0%7Cjane', { blocked: false });
  await vi.waitFor(async () => {
    const [event] = await changesIn(tenant.clients.deploy.client_id);
    expect(event?.description).toBe('Update a User');
  }, 20_000);
});
