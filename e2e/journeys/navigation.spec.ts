import { expect, test } from '../support/test.ts';

test('leads from the side bar to the dashboard of the local tenant, in a tab of its own', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const page = await newBrowserOf(await newPerson());
  const opened = page.waitForEvent('popup');
  await page.getByRole('banner').getByRole('link', { name: 'Local tenant' }).click();
  const dashboard = await opened;
  await expect(dashboard).toHaveURL(new URL('/', stack.TENANT_URL).href);
  await expect(dashboard.getByRole('heading', { name: 'Happening' })).toBeVisible();
});
