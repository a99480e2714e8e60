import type { Page } from '@playwright/test';

/**
 * Holds back whatever a page asks the server to change, as a slow network would, until the function that it returns
 * is called; with `lost` they never arrive.
 */
export async function holdSaves(page: Page): Promise<(end?: 'lost') => void> {
  const { promise, resolve } = Promise.withResolvers<'lost' | undefined>();
  await page.route('**/*', async (route) => {
    const end = route.request().method() === 'POST' ? await promise : undefined;
    await (end === 'lost' ? route.abort() : route.continue());
  });
  return resolve;
}

/**
 * Lets the server answer what a page asks it to change, or to bring again, and holds the answers back until `release`
 * is called. `made` resolves when the first answer has been made.
 */
export async function holdAnswers(page: Page): Promise<{ made: Promise<void>; release: () => void }> {
  const made = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const response = await route.fetch();
    made.resolve();
    await released.promise;
    await route.fulfill({ response });
  });
  return { made: made.promise, release: released.resolve };
}
