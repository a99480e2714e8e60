import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRaw } from '../../test/attacks/send-raw.ts';

let tenant: TestTenant;
let port: string;
beforeAll(async () => {
  tenant = await startTestTenant();
  port = new URL(tenant.issuer).port;
});
afterAll(() => tenant.close());

const DISCOVERY = '/.well-known/openid-configuration';

test.each([
  DISCOVERY,
  '/.well-known/jwks.json',
  '/authorize',
  '/userinfo',
  '/v2/logout',
  '/api/v2/users',
  '/',
])('answers %s under no name that another site could have made its own', async (path) => {
  const hosts = [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `192.168.1.7:${port}`,
  ];
  for (const host of hosts)
    expect([host, (await sendRaw(tenant.issuer, 'GET', path, { host })).status]).toEqual([host, 421]);
});

test('names the issuer’s addresses in the discovery document under every name of this machine', async () => {
  for (const host of [
    `localhost:${port}`,
    `127.0.0.1:${port}`,
    `[::1]:${port}`,
    'localhost:9',
    'LOCALHOST',
  ]) {
    const { status, text } = await sendRaw(tenant.issuer, 'GET', DISCOVERY, { host });
    expect(status, host).toBe(200);
    const named = Object.entries(JSON.parse(text)).filter(([name]) => /_endpoint$|_uri$|^issuer$/.test(name));
    expect(named.length).toBeGreaterThan(5);
    for (const [name, address] of named) expect(address, name).toMatch(new RegExp(`^${tenant.issuer}`));
  }
});
