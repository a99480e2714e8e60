import { afterEach, expect, test, vi } from 'vitest';

const settings = {
  NODE_ENV: 'production',
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret of at least thirty-two characters',
  API_URL: 'http://localhost:4000',
  AUTH0_ISSUER_BASE_URL: 'http://localhost:4400/',
  AUTH0_CLIENT_ID: 'web',
  AUTH0_CLIENT_SECRET: 'secret',
};

async function headersFor(environment: Partial<typeof settings> = {}) {
  for (const [name, value] of Object.entries({ ...settings, ...environment })) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import('./security-headers.ts')).securityHeaders('n0nce');
}

afterEach(() => vi.unstubAllEnvs());

test('lets only scripts with the nonce run, and nobody frame the page', async () => {
  const policy = (await headersFor())['content-security-policy'];
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:4400");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
});

test('asks for https only where the app is served so', async () => {
  expect(await headersFor()).not.toHaveProperty('strict-transport-security');
  const https = await headersFor({ NEXTAUTH_URL: 'https://setlist.example' });
  expect(https['strict-transport-security']).toMatch(/max-age=31536000/);
  expect(https['content-security-policy']).toContain('upgrade-insecure-requests');
});
