import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { enter } from '../support/enter.ts';
import { follow, mainLink, open } from '../support/open.ts';
import { ESTABLISHED, PUBLIC_PAGES, pagesOf } from '../support/pages.ts';
import { expectPlaying, playerOf, repeatForever } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';
import { bareTexts, translatePage } from '../support/translate.ts';
import { pressXray } from '../support/xray.ts';

const LINKS: Parameters<typeof follow>[1][] = ['Songs', 'Playlists', 'Featured', 'Settings', 'Home'];

test('plays and goes from page to page though the browser has translated every one', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(owner, '/playlists');
  await translatePage(page);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('article').filter({ hasText: 'Everything' }).hover();
  await page.getByRole('button', { name: 'Play Everything' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await repeatForever(page);
  await translatePage(page);

  for (const link of sweep(LINKS, LINKS.slice(0, 2))) {
    await follow(page, link);
    await expect(mainLink(page, link)).toHaveAttribute('aria-current', 'page');
    await translatePage(page);
    for (const name of ['Pause', 'Play', 'Pause', 'Play']) {
      await playerOf(page).getByRole('button', { name, exact: true }).click();
    }
    await pressXray(page);
    await translatePage(page);
    await page.getByRole('button', { name: 'Switch theme' }).click();
    await pressXray(page);
    await page.getByRole('button', { name: /^Account/ }).click();
    await translatePage(page);
    await page.keyboard.press('Escape');
  }
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  await expectPlaying(page, 'Paper Lanterns');
});

test('changes songs, playlists and settings on translated pages', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(owner, '/songs');
  const dialog = page.getByRole('dialog');
  await translatePage(page);
  await page.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectPlaying(page, 'Cold Tea');
  await page.getByRole('button', { name: 'Pause Cold Tea' }).click();
  await page.getByLabel('Search title and artist').fill('cold');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await translatePage(page);
  await page.getByLabel('Search title and artist').fill('');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);
  await page.getByRole('button', { name: 'More for Night Ferry' }).click();
  await translatePage(page);
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await translatePage(page);
  await dialog.getByLabel('Title').fill('<i>Day Ferry</i>');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Leave out HTML')).toBeVisible();
  await translatePage(page);
  await dialog.getByLabel('Title').fill('Day Ferry');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expectNews(page, 'Saved Day Ferry');
  await translatePage(page);

  await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
  await translatePage(page);
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await repeatForever(page);
  await expect(page.getByRole('main').getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Queue/ }).click();
  await translatePage(page);
  await playerOf(page).getByRole('button', { name: 'Next' }).click();
  await expectPlaying(page, 'Cold Tea');
  await repeatForever(page);
  await page.getByRole('button', { name: /^Queue/ }).click();
  await page.getByRole('button', { name: 'More for Day Ferry' }).click();
  await translatePage(page);
  await page.getByRole('menuitem', { name: 'Remove from playlist' }).click();
  await expectNews(page, 'Removed Day Ferry');
  await translatePage(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Play Day Ferry' })).toBeVisible();
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(dialog.getByText('In the playlist').first()).toBeVisible();
  await translatePage(page);
  await dialog.getByRole('button', { name: /^Add Llanfair/ }).click();
  await expect(dialog.getByText('In the playlist')).toHaveCount(4);
  await page.keyboard.press('Escape');
  for (const kind of ['Make private', 'Make public']) {
    await page.getByRole('button', { name: 'More for Everything' }).click();
    await translatePage(page);
    await page.getByRole('menuitem', { name: kind }).click();
    await expectNews(page, kind === 'Make private' ? 'is private now' : 'is public now');
    await translatePage(page);
  }

  await follow(page, 'Settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await translatePage(page);
  await page.getByLabel('Display name').fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Use at least one visible character')).toBeVisible();
  await translatePage(page);
  await page.getByLabel('Display name').fill('Wolfe');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Name saved');
  await page.getByText('Jazz', { exact: true }).click();
  await expectNews(page, 'Favourite genre saved');
  await translatePage(page);
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await translatePage(page);
  await page.getByLabel('Sprache').selectOption('en');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expectPlaying(page, 'Cold Tea');
});

test('arranges the featured list on a translated page', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/featured/edit');
  const rows = page.getByRole('list', { name: 'Featured' }).getByRole('listitem');
  const row = rows.last().getByRole('button', { name: /^More for/ });
  const menu = page.getByRole('button', { name: (await row.getAttribute('aria-label')) ?? '', exact: true });
  await translatePage(page);
  await menu.click();
  await translatePage(page);
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await menu.click();
  await page.getByRole('menuitem', { name: 'Remove from featured' }).click();
  await expect(menu).toHaveCount(0);
  await page.getByLabel('Headline', { exact: true }).fill('x'.repeat(500));
  await page.getByRole('button', { name: 'Save featured' }).click();
  await expect(page.getByText(/^Use at most/)).toBeVisible();
  await translatePage(page);
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(menu).toBeVisible();
  await page.getByRole('button', { name: 'Add playlist' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await translatePage(page);
  await page.keyboard.press('Escape');
});

test('shows no text beside something else without an element of its own', async ({
  newPerson,
  newBrowser,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 404/);
  const owner = await newPerson(ESTABLISHED);
  const page = await newBrowser();
  const look = async (what: string) => expect.soft(await bareTexts(page), what).toEqual([]);
  for (const path of sweep(PUBLIC_PAGES, ['/'])) {
    await open(page, path);
    await look(path);
  }
  await enter(page, owner);
  for (const path of pagesOf(owner)) {
    await open(page, path);
    await look(path);
    for (const opener of await openersOf(page)) {
      // An open dialog hides the rest from screen readers, and so from the locator.
      const label = await opener.getAttribute('aria-label');
      await opener.click();
      const opened = page.getByRole('menu').or(page.getByRole('dialog')).first();
      await expect(opened).toBeVisible();
      await look(`${path}: ${label}`);
      await page.keyboard.press('Escape');
      await expect(opened).toBeHidden();
    }
  }
  const other = await newPerson({ playlists: [{ name: 'Heard', songs: ['Cold Tea'] }] });
  await open(page, `/playlists/${other.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'More for Cold Tea' }).click();
  await page.getByRole('menuitem', { name: 'Add to playlist …' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await look('adding to a playlist');
  const newcomer = await newBrowser();
  await enter(newcomer, await newPerson());
  for (const path of sweep(['/', '/songs', '/playlists', '/featured/edit'], ['/songs'])) {
    await open(newcomer, path);
    expect.soft(await bareTexts(newcomer), `${path} of somebody new`).toEqual([]);
  }
});

/** What opens a menu or a dialog on a page: of each kind the first. */
async function openersOf(page: Page) {
  const candidates = [
    page.getByRole('button', { name: /^Account/ }),
    page.getByRole('main').getByRole('button', { name: /^More for/ }),
    page.getByRole('main').getByRole('button', { name: /^(New|Add) (song|playlist|songs)$/ }),
  ].map((locator) => locator.first());
  const there = await Promise.all(candidates.map((locator) => locator.isVisible()));
  return candidates.filter((_, index) => there[index]);
}
