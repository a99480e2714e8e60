import { expect, onTestFinished, test, vi } from 'vitest';
import { startAnew } from '../../test/settings.ts';

test('leads to the identity provider’s logout, and from there back to the front page', async () => {
  startAnew();
  onTestFinished(() => void vi.unstubAllEnvs());
  const { logoutUrl } = await import('./logout-url.ts');
  expect(logoutUrl()).toBe(
    'http://localhost:4400/v2/logout?client_id=web&returnTo=http%3A%2F%2Flocalhost%3A3000',
  );
});
