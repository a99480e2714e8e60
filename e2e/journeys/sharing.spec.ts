import type { Page } from '@playwright/test';
import { choose, chooseByKeys } from '../support/menus.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const [device, options, pick] of [
  ['a phone', PHONE, choose],
  ['a desktop, by keyboard', { viewport: { width: 1280, height: 800 } }, chooseByKeys],
] as const) {
  test(`copies a public playlist of somebody else and goes to the copy, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
    const { playlistId } = owner.playlists[0] as SeededPlaylist;
    const visitor = await newPerson({ displayName: 'Vito' });
    const page = await newBrowserOf(visitor, `/playlists/${playlistId}`, options);
    await pick(page, 'Harbour', 'Copy playlist');
    await expectNews(page, 'Copied Harbour');
    await expect(page).not.toHaveURL(new RegExp(playlistId));
    const main = page.getByRole('main');
    await expect(main.getByText('Private playlist')).toBeVisible();
    await expect(main.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();
    await expect(main.getByText('Vito', { exact: true })).toBeVisible();
    await expect(main.getByRole('listitem')).toContainText(SONGS);
    await expect(page.getByRole('button', { name: 'Add songs' })).toBeVisible();
    expect(await prisma.playlist.count({ where: { userId: visitor.userId } })).toBe(1);
  });
}

test('copies the link to a public playlist, by which somebody who is signed out signs in and lands on it', async ({
  newPerson,
  newBrowser,
  newBrowserOf,
}) => {
  const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
  const path = `/playlists/${owner.playlists[0]?.playlistId}`;
  const page = await newBrowserOf(owner, path);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await choose(page, 'Harbour', 'Share link');
  await expectNews(page, 'Link to Harbour copied');
  const address = await clipboardOf(page);
  expect(address).toBe(page.url());

  const visitor = await newPerson();
  const other = await newBrowser();
  await open(other, address);
  await other.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await other.getByLabel('Email').fill(visitor.email);
  await other.getByLabel('Password', { exact: true }).fill(visitor.password);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other).toHaveURL(address);
  await expect(other.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();
});

test('says why a private playlist has no link to share, and shares it once it was made public, by keyboard', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Sketches', visibility: 'private', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await chooseByKeys(page, 'Sketches', 'Share link');
  const dialog = page.getByRole('dialog', { name: 'Only you can see Sketches' });
  await expect(dialog).toContainText('A link to a private playlist leads others nowhere.');
  await dialog.getByRole('button', { name: 'Make public' }).press('Enter');
  await expectNews(page, 'Sketches is public now');
  await page.getByRole('status').getByRole('button', { name: 'Share link' }).press('Enter');
  await expectNews(page, 'Link to Sketches copied');
  expect(await clipboardOf(page)).toBe(page.url());
});

test('shares a link by the sheet of a phone that has one', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/icon.svg', PHONE);
  // The sheet is the phone's: here it is only seen what it is given.
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: async (given: object) => void Object.assign(window, { shared: given }),
    });
  });
  await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
  await choose(page, 'Harbour', 'Share link');
  await expect
    .poll(() => page.evaluate(() => (window as { shared?: object }).shared))
    .toEqual({ title: 'Harbour', url: page.url() });
});

const clipboardOf = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
