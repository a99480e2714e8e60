import type { Page } from '@playwright/test';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

/** The drawing beside a name: what the browser got for it. */
async function faceBeside(page: Page, selector: string): Promise<string> {
  const image = page.locator(selector).first();
  await expect(image).toBeVisible();
  const source = await image.evaluate((element: HTMLImageElement) => element.src);
  return (await page.request.get(source)).text();
}

test('shows one face for a person in the app, at sign-in and on the dashboard', async ({
  page,
  stack,
  newPerson,
  newBrowserOf,
}) => {
  await open(page, '/');
  const onFrontPage = await faceBeside(page, 'button:has-text("Vera") img');
  expect(onFrontPage).toContain('<svg');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  expect(await faceBeside(page, 'button:has-text("Vera") img')).toBe(onFrontPage);

  const person = await newPerson({ displayName: 'Zoë & the “Ünder/studies”' });
  const inApp = await faceBeside(await newBrowserOf(person), 'button[aria-label^=Account] img');
  await page.goto(`${stack.TENANT_URL}/dashboard/users/${encodeURIComponent(person.userId)}`);
  expect(await faceBeside(page, '#person img')).toBe(inApp);
  expect(inApp).not.toBe(onFrontPage);
});
