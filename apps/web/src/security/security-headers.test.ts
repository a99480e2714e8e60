import { afterEach, expect, test, vi } from 'vitest';
import { AT_HTTPS, startAnew } from '../../test/settings.ts';

async function headersFor(environment: Record<string, string> = {}) {
  startAnew({ NODE_ENV: 'production', ...environment });
  return (await import('./security-headers.ts')).securityHeaders('n0nce');
}

afterEach(() => vi.unstubAllEnvs());

test('lets only scripts with the nonce run, and nobody frame the page', async () => {
  const policy = (await headersFor())['content-security-policy'];
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("media-src 'self' http://localhost:4000;");
  expect(policy).toContain("connect-src 'self' http://localhost:4000;");
  expect(policy).toContain("form-action 'self' http://localhost:4400");
  expect(policy).toContain("worker-src 'self'");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
});

test('asks for https only where the app is served so', async () => {
  expect(await headersFor()).not.toHaveProperty('strict-transport-security');
  const https = await headersFor(AT_HTTPS);
  expect(https['strict-transport-security']).toMatch(/max-age=31536000/);
  expect(https['content-security-policy']).toContain('upgrade-insecure-requests');
});
