import { sweep } from '@setlist/testing/sweep';
import { open } from '../support/open.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { ESTABLISHED, PUBLIC_PAGES, pagesOf } from '../support/pages.ts';
import { playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const NARROW = { viewport: { width: 360, height: 740 }, hasTouch: true };

test('fits every page into 360 px, however long the names are', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, '/icon.svg', NARROW);
  for (const path of pagesOf(person)) {
    await open(page, path);
    await expectNoOverflow(page, path);
  }
});

test('leads from the account menu to the local tenant, which the side bar has no room for', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const page = await newBrowserOf(await newPerson(), '/', NARROW);
  await expect(page.getByRole('link', { name: /^Local tenant/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^Account: / }).tap();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('menuitem', { name: 'Local tenant' }).tap();
  await expect(await opened).toHaveURL(new RegExp(`^${stack.TENANT_URL}/`));
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('fits the player, dialogs and pages into 360 px, in the language with the longest words', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, `/playlists/${person.playlists[1]?.playlistId}`, NARROW);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(playerOf(page)).toBeVisible();
  await expectNoOverflow(page, 'the player');
  await page.getByRole('button', { name: /^More for Rindfleisch/ }).click();
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await expectNoOverflow(page, 'adding songs');
  await page.keyboard.press('Escape');

  await open(page, '/settings');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  for (const path of sweep(
    ['/', '/settings', '/playlists', '/songs', '/featured/edit'],
    ['/', '/settings'],
  )) {
    await open(page, path);
    await expectNoOverflow(page, `${path} in German`);
  }
});

test('fits the pages for signed-out people into 360 px', async ({ newBrowser, allowedComplaints }) => {
  allowedComplaints.push(/status of 404/);
  const page = await newBrowser(NARROW);
  for (const path of sweep(PUBLIC_PAGES, ['/'])) {
    await open(page, path);
    await expectNoOverflow(page, path);
  }
  await open(page, '/');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
  await expectNoOverflow(page, 'signing up at the tenant');
});
