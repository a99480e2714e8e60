import { test as base, type Page, type Response } from '@playwright/test';
import type { RunningTenant, TenantOptions } from './options.ts';
import { startTenant } from './start-tenant.ts';

/** Who signs in by the tenant's own page. */
export interface Person {
  email: string;
  password: string;
}

/**
 * Signs a person in on the tenant's page, to which the application has sent this one or is about to, and waits until the
 * browser has left it again. Throws, with what the page says, when the tenant refuses.
 */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  const field = page.locator('input[name=email]');
  await field.waitFor();
  const { origin } = new URL(page.url());
  await field.fill(email);
  await page.locator('input[name=password]').fill(password);
  const isSent = (response: Response) =>
    response.request().method() === 'POST' && new URL(response.url()).origin === origin;
  const [answer] = await Promise.all([page.waitForResponse(isSent), page.locator('button.primary').click()]);
  const isRedirected = answer.status() >= 300 && answer.status() < 400;
  if (isRedirected) return page.waitForURL((url) => url.protocol.startsWith('http') && url.origin !== origin);
  const said = await page.locator('.notice').textContent();
  throw new Error(`The tenant did not sign ${email} in: ${said?.trim()}`);
}

/**
 * Playwright's `test` with a tenant for each worker, as `tenantOptions` say, which every test finds as it was started
 * with: `signIn(page, person)` signs somebody in.
 */
export const test = base.extend<
  { signIn: typeof signIn; resetTenant: undefined },
  { tenantOptions: TenantOptions; tenant: RunningTenant }
>({
  tenantOptions: [{}, { option: true, scope: 'worker' }],
  tenant: [
    async ({ tenantOptions }, use) => {
      const tenant = await startTenant(tenantOptions);
      await use(tenant);
      await tenant.close();
    },
    { scope: 'worker' },
  ],
  resetTenant: [
    async ({ tenant }, use) => {
      await tenant.reset();
      await use(undefined);
    },
    { auto: true },
  ],
  // Playwright wants its fixtures named, also by those that need none.
  // biome-ignore lint/correctness/noEmptyPattern: said above
  signIn: async ({}, use) => use(signIn),
});

export { expect } from '@playwright/test';
