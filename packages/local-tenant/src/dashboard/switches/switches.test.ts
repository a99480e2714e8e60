import { type Dashboard, dashboardOf } from '@setlist/local-tenant/test/dashboard';
import { managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SWITCHES } from '../../switches/switches.ts';

let tenant: TestTenant;
let dashboard: Dashboard;
beforeAll(async () => {
  tenant = await startTestTenant();
  dashboard = dashboardOf(tenant);
});
afterAll(() => tenant.close());

const LIMITS_OFF = {
  'management.burst': '2',
  'management.perMinute': '120',
  'userinfo.burst': '10',
  'userinfo.perMinute': '5',
  'token.burst': '30',
  'token.perMinute': '1800',
};
const NORMAL = { ...LIMITS_OFF, answer: 'normal', scope: 'management', latencyMs: '0' };

test('the tenant does what the switches say, and its pages say so, until it is back to normal', async () => {
  const call = await managementClient(tenant);
  const set = await dashboard.submit('/dashboard/switches', { ...NORMAL, answer: '503' });
  expect(set.headers.get('location')).toBe('/dashboard/switches?done=switches');
  expect((await call('GET', '/users/auth0%7Cvera')).status).toBe(503);
  expect(await dashboard.open('/dashboard/users')).toContain('The Management API answers 503');
  const limited = {
    ...NORMAL,
    'management.enabled': 'true',
    'management.burst': '1',
    'management.perMinute': '1',
  };
  await dashboard.submit('/dashboard/switches', limited);
  const statuses = [await call('GET', '/users/auth0%7Cvera'), await call('GET', '/users/auth0%7Cvera')];
  expect(statuses.map(({ status }) => status)).toEqual([200, 429]);
  await dashboard.submit('/dashboard/switches', { preset: 'normal' });
  expect((await call('GET', '/users/auth0%7Cvera')).status).toBe(200);
  expect(await dashboard.open('/dashboard/users')).not.toContain('class="problem"');
});

test.each([
  ['a latency over a minute', { latencyMs: '60001' }, 'disturbance.latencyMs'],
  ['an answer that is none', { answer: 'teapot' }, 'disturbance.answer'],
  ['no number', { 'token.burst': 'many' }, 'rateLimits.token.burst'],
])('sets nothing when it is given %s, and names it', async (_what, fields, name) => {
  const before = await dashboard.open('/dashboard/switches');
  const response = await dashboard.submit('/dashboard/switches', { ...NORMAL, ...fields });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(name)]);
  const settings = (page: string) => page.slice(page.indexOf('<section'), page.indexOf('</form>'));
  expect(settings(await dashboard.open('/dashboard/switches'))).toBe(settings(before));
});

test('the dashboard and all that it shows answer while nothing else does', async () => {
  const other = await startTestTenant();
  try {
    const { open, submit } = dashboardOf(other);
    await submit('/dashboard/switches', { ...NORMAL, answer: '503', scope: 'everything' });
    const page = await open('/dashboard/users');
    const [, picture] = /<img src="([^"]+)"/.exec(page) ?? [];
    for (const path of [picture ?? '', '/u/fonts/geist.woff2', '/dashboard/assets/base.css', '/'])
      expect([path, (await fetch(new URL(path, other.issuer))).status]).toEqual([path, 200]);
    expect((await fetch(new URL('.well-known/openid-configuration', other.issuer))).status).toBe(503);
  } finally {
    await other.close();
  }
});

test('shows every limit, and sets each as its page sends it back', async () => {
  const page = await dashboard.open('/dashboard/switches');
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of page.matchAll(/name="([\w.]+)" type="number"[^>]*value="([^"]*)"/g))
    fields[name] = value;
  for (const limit of Object.keys(DEFAULT_SWITCHES.rateLimits)) {
    expect(page).toContain(`name="${limit}.enabled"`);
    fields[`${limit}.enabled`] = 'true';
  }
  const sent = { ...fields, answer: 'normal', scope: 'management' };
  expect((await dashboard.submit('/dashboard/switches', sent)).status).toBe(303);
  const { rows } = await tenant.db.query(`SELECT value FROM settings WHERE name = 'switches'`);
  for (const [name, { burst, perSecond }] of Object.entries(DEFAULT_SWITCHES.rateLimits))
    expect(rows[0].value.rateLimits[name]).toEqual({
      ...{ enabled: true, burst, perSecond: expect.closeTo(perSecond, 6) },
    });
  await dashboard.submit('/dashboard/switches', { preset: 'normal' });
});
