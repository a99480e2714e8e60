import type { Page } from '@playwright/test';

/**
 * Holds back whatever a page asks the server to change, as a slow network would, until the function that it returns
 * is called.
 */
export async function holdSaves(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await promise;
    await route.continue();
  });
  return resolve;
}
