import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { follow, open } from '../support/open.ts';
import { pagesOf } from '../support/pages.ts';
import { playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

test('marks every datum with where it lives, counts the marks, and stays on from page to page', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Iris', playlists: [{ name: 'Bones', plays: 100 }] });
  const page = await newBrowserOf(person);
  const xray = page.getByRole('switch', { name: 'X-ray: show where each piece of data lives' });
  const marked = (datum: string) => page.getByText(datum, { exact: true }).filter({ visible: true }).first();
  await expect(xray).not.toBeChecked();
  await expect(page.getByText('user_metadata.displayName', { exact: true }).first()).toBeHidden();

  await xray.click();
  await expect(xray).toBeChecked();
  for (const datum of [
    'user_metadata.displayName',
    'app_metadata.roles',
    'app_metadata.plan',
    'user_data.fav_genre',
    'featured_playlists',
  ]) {
    await expect(marked(datum)).toBeVisible();
  }
  const legend = page.getByRole('region', { name: 'X-ray legend' });
  for (const home of ['user_metadata', 'app_metadata', 'Postgres']) await expect(legend).toContainText(home);

  await follow(page, 'Settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(marked('user_metadata.theme')).toBeVisible();
  await page.reload();
  await expect(xray).toBeChecked();
  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await expect(marked('playlists.name')).toBeVisible();

  await pressXray(page);
  await expect(xray).not.toBeChecked();
  await expect(marked('playlists.name')).toBeHidden();
});

test('leaves no datum without a mark, on any page and in any dialog', async ({ newPerson, newBrowserOf }) => {
  const [name, playlist, song] = ['Iris Quill', 'Bones and Wire', 'Cold Tea'];
  const person = await newPerson({
    displayName: name,
    playlists: [{ name: playlist, songs: [song], plays: 100 }],
  });
  const data = [name, playlist, song, 'The Understudies', person.email];
  const page = await newBrowserOf(person);
  await pressXray(page);
  await expect(page.getByRole('region', { name: 'X-ray legend' })).toBeVisible();
  for (const path of pagesOf(person)) {
    await open(page, path);
    await expectAllMarked(page, path, data);
  }
  const see = async (what: string) => {
    await expect(page.getByRole('dialog').first()).toBeVisible();
    await expectAllMarked(page, what, data);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const choose = async (of: string, item: string) => {
    await page.getByRole('button', { name: `More for ${of}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await expectAllMarked(page, 'the account menu', data);
  await page.keyboard.press('Escape');

  await open(page, '/songs');
  for (const item of sweep(['Edit', 'Delete'], ['Edit'])) {
    await choose(song, item);
    await see(`${item} of a song`);
  }

  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  for (const item of sweep(['Rename', 'Delete playlist'], ['Rename'])) {
    await choose(playlist, item);
    await see(item);
  }
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await see('adding songs');
  const other = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Heard', songs: [song] }] });
  await open(page, `/playlists/${other.playlists[0]?.playlistId}`);
  await choose(song, 'Add to playlist …');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await see('adding to a playlist');
  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  await expectAllMarked(page, 'the player and its queue', data);

  await open(page, '/featured/edit');
  await page.getByRole('button', { name: 'Add playlist' }).click();
  await expect(page.getByRole('dialog').getByText(playlist)).toBeVisible();
  await see('adding to featured');
});

/** Expects that all that is seen of these data stands within a mark, or beside the tape of what only the browser or the token holds. */
async function expectAllMarked(page: Page, what: string, data: readonly string[]): Promise<void> {
  const unmarked = await page.evaluate((known) => {
    const isMarked = (element: Element) =>
      element.closest('[data-datum], nav[aria-labelledby=recents], [role=menu]');
    const isSeen = (element: Element) => element.checkVisibility() && !element.closest('.sr-only');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen: [Element | null, string][] = [];
    while (texts.nextNode()) seen.push([texts.currentNode.parentElement, texts.currentNode.nodeValue ?? '']);
    for (const input of document.querySelectorAll('input')) seen.push([input, input.value]);
    return seen.flatMap(([element, text]) =>
      element && known.some((datum) => text.includes(datum)) && isSeen(element) && !isMarked(element)
        ? [`${element.tagName}.${element.className}: ${text}`]
        : [],
    );
  }, data);
  expect.soft(unmarked, what).toEqual([]);
}
