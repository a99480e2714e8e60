import type { Page } from '@playwright/test';
import { follow } from '../support/open.ts';
import { expectPlaying, playerOf, repeatForever } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Cold Hands'];
const field = (page: Page) => page.getByLabel('Search title and artist');
const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

test('keeps the music and the queue when a search ends with Enter, at once or after a while', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs');
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await repeatForever(page);

  await field(page).pressSequentially('cold');
  await field(page).press('Enter');
  await expect(page).toHaveURL('/songs?q=cold');
  await expect(rows(page)).toHaveCount(2);
  await field(page).press('Enter');
  await field(page).fill('tea');
  await expect(page).toHaveURL('/songs?q=tea');
  await field(page).press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await expectPlaying(page, 'Paper Lanterns');
  await expect(playerOf(page).getByRole('button', { name: 'Queue, 3 songs' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('follows the address in the field: by the link, by Back and by Forward', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs?q=cold');
  const shows = async (query: string, count: number) => {
    await expect(page).toHaveURL(query ? `/songs?q=${query}` : '/songs');
    await expect(field(page)).toHaveValue(query);
    await expect(rows(page)).toHaveCount(count);
  };
  await shows('cold', 2);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await follow(page, 'Songs');
  await shows('', 3);
  // Longer than the field waits for somebody who types: it has asked for nothing by itself.
  await field(page).pressSequentially('tea');
  await shows('tea', 1);
  expect(asked.filter((url) => url.includes('q=cold'))).toEqual([]);
  await page.goBack();
  await shows('cold', 2);
  await page.goForward();
  await shows('tea', 1);

  await field(page).fill('hands');
  await follow(page, 'Songs');
  await shows('', 3);
  await field(page).fill('hands');
  await follow(page, 'Home');
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading', { level: 1, name: /^Welcome/ })).toBeVisible();
});
