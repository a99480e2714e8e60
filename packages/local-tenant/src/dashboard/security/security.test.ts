import { request } from 'node:http';
import { type Dashboard, dashboardOf, tokenIn } from '@setlist/local-tenant/test/dashboard';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLoopbackAddress, isLoopbackHost } from '../../http/loopback.ts';
import { createFormToken, isFormToken } from './security.ts';

let tenant: TestTenant;
let dashboard: Dashboard;
beforeAll(async () => {
  tenant = await startTestTenant();
  dashboard = dashboardOf(tenant);
});
afterAll(() => tenant.close());

const PATHS = [
  '/',
  '/dashboard/users',
  '/dashboard/users/auth0%7Cvera',
  '/dashboard/users/auth0%7Cvera/events',
  '/dashboard/live',
  '/dashboard/assets/dashboard.js',
];

test.each(PATHS)('answers %s only under a name of this machine', async (path) => {
  const { host, port } = new URL(tenant.issuer);
  expect(await statusFor(path, host)).toBe(200);
  expect(await statusFor(path, `127.0.0.1:${port}`)).toBe(200);
  for (const other of [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `192.168.1.7:${port}`,
  ])
    expect([other, await statusFor(path, other)]).toEqual([other, 421]);
});

test('knows the addresses of this machine from others', () => {
  for (const own of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
    expect(isLoopbackAddress(own)).toBe(true);
  for (const other of ['10.0.0.1', '192.168.127.1', '::ffff:10.0.0.1', '::2', '1127.0.0.1', undefined])
    expect(isLoopbackAddress(other)).toBe(false);
});

test('knows the names of this machine from others', () => {
  for (const own of ['localhost', 'LOCALHOST:4400', '127.0.0.1:80', '[::1]:4400'])
    expect(isLoopbackHost(own)).toBe(true);
  for (const other of [
    '',
    undefined,
    'localhost.',
    'localhost@evil.example',
    'evil.example:4400',
    'localhost:4400:1',
    '127.0.0.1.nip.example',
  ])
    expect(isLoopbackHost(other)).toBe(false);
});

test('sends every page with a policy that lets nothing foreign in', async () => {
  for (const path of ['/', '/dashboard/users', '/dashboard/logs', '/dashboard/nothing-here']) {
    const { headers } = await fetch(new URL(path, tenant.issuer));
    if (path === '/dashboard/nothing-here') continue;
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

describe('a change', () => {
  const change = (headers: Record<string, string>, fields: Record<string, string> = {}) =>
    dashboard.submit('/dashboard/users/auth0%7Cjane/plan', { plan: 'full', ...fields }, headers);

  test('is taken from the dashboard’s own page', async () => {
    expect((await change({})).status).toBe(303);
  });

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['an address bar', { 'sec-fetch-site': 'none' }],
  ])('is refused from %s, even with a token', async (_from, headers) => {
    expect((await change(headers as Record<string, string>)).status).toBe(403);
  });

  test.each([
    ['no token', ''],
    ['a made-up token', `${Math.floor(Date.now() / 3_600_000)}.${'a'.repeat(43)}`],
  ])('is refused with %s', async (_what, token) => {
    const response = await change({}, { token });
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('Load it again')]);
  });

  test('is refused as JSON', async () => {
    const token = tokenIn(await dashboard.open('/dashboard/users/new'));
    const response = await fetch(new URL('/dashboard/users/auth0%7Cjane/plan', tenant.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, plan: 'full' }),
    });
    expect(response.status).toBe(403);
  });
});

test('a form’s token holds for a day, with the key that made it', () => {
  const hour = 3_600_000;
  const now = 500_000 * hour;
  const token = createFormToken('key', now);
  expect(isFormToken('key', token, now + 24 * hour)).toBe(true);
  expect(isFormToken('key', token, now + 25 * hour)).toBe(false);
  expect(isFormToken('key', token, now - hour)).toBe(false);
  expect(isFormToken('other key', token, now)).toBe(false);
});

/** `fetch` does not let the Host header be chosen. */
function statusFor(path: string, host: string): Promise<number | undefined> {
  const { port } = new URL(tenant.issuer);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end();
  });
}
