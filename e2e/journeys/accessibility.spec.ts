import { sweep } from '@setlist/testing/sweep';
import { expectAccessible } from '../support/axe.ts';
import { open } from '../support/open.ts';
import { ESTABLISHED, PUBLIC_PAGES, pagesOf } from '../support/pages.ts';
import { playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

test('has no page for signed-in people that breaks WCAG 2.2 AA', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, '/icon.svg');
  for (const path of pagesOf(person)) {
    await open(page, path);
    await expectAccessible(page, path);
  }
});

test('has no dialog, menu, player or X-ray that breaks WCAG 2.2 AA', async ({ newPerson, newBrowserOf }) => {
  // A short run leaves dark to the pages: it has the same colours everywhere.
  const themes = sweep(['light', 'dark'], ['light']);
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person);
  await page.getByRole('button', { name: /^Account: / }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expectAccessible(page, 'the account menu', themes);
  await page.keyboard.press('Escape');

  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await expectAccessible(page, 'adding songs', themes);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'Queue' })).toBeVisible();
  await expectAccessible(page, 'the player and its queue', themes);

  await page.getByRole('switch', { name: /^X-ray/ }).click();
  await expect(page.getByRole('region', { name: 'X-ray legend' })).toBeVisible();
  await expectAccessible(page, 'X-ray on a playlist', themes);
  for (const path of sweep(['/', '/settings', '/featured'], ['/settings'])) {
    await open(page, path);
    await expectAccessible(page, `X-ray on ${path}`, themes);
  }
});

test('has no page for signed-out people that breaks WCAG 2.2 AA', async ({
  newBrowser,
  stack,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 404/);
  const page = await newBrowser();
  for (const path of sweep(PUBLIC_PAGES, ['/'])) {
    await open(page, path);
    await expectAccessible(page, path);
  }
  await open(page, '/');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page).toHaveURL((url) => url.origin === stack.TENANT_URL);
  await expectAccessible(page, 'signing up at the tenant');
  await page.getByRole('link', { name: 'Log in' }).click();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
  await expectAccessible(page, 'signing in at the tenant');
});
