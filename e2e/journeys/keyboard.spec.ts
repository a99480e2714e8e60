import { sweep } from '@setlist/testing/sweep';
import { mainLink, open } from '../support/open.ts';
import { expectPlaying } from '../support/player.ts';
import { expectHome } from '../support/sign-in.ts';
import { tabTo } from '../support/tab-to.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';
import { pressXray } from '../support/xray.ts';

test('signs in, plays a playlist and changes the name with the keyboard alone', async ({
  page,
  newPerson,
}) => {
  const person = await newPerson({
    displayName: 'Uma',
    playlists: [{ name: 'By Touch', songs: ['Cold Tea'] }],
  });
  const { keyboard } = page;
  await open(page, '/');
  await tabTo(page, page.getByRole('banner').getByRole('button', { name: 'Sign in' }));
  await keyboard.press('Enter');
  await expect(page.getByLabel('Email')).toBeFocused();
  await keyboard.type(person.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await keyboard.type(person.password);
  await keyboard.press('Enter');
  await expectHome(page, 'Uma');

  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'By Touch' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'By Touch' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Play', exact: true }).first());
  await keyboard.press('Enter');
  await expectPlaying(page, 'Cold Tea');

  await tabTo(page, mainLink(page, 'Settings'));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await tabTo(page, page.getByLabel('Display name'));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Uma by Keys');
  await keyboard.press('Enter');
  await expectNews(page, 'Name saved');
  await expect(page.getByRole('button', { name: 'Account: Uma by Keys' })).toBeVisible();
});

test('skips to the content, and gives focus back when a menu or a dialog closes', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson({ displayName: 'Uma' }), '/playlists');
  const { keyboard } = page;
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  const newPlaylist = page.getByRole('main').getByRole('button', { name: 'New playlist' });
  await expect(newPlaylist).toBeFocused();

  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New playlist' });
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 8; step++) {
    await keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(newPlaylist).toBeFocused();

  const account = page.getByRole('button', { name: 'Account: Uma' });
  await account.focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Settings' })).not.toBeFocused();
  await keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(account).toBeFocused();
});

test('hides nothing that has the focus under player or legend, X-ray off and on', async ({
  newPerson,
  newBrowserOf,
}) => {
  const songs = Array.from({ length: 12 }, (_, index) => `Song ${index + 1}`);
  const person = await newPerson({ displayName: 'Uma', playlists: [{ name: 'Long', songs }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Song 1');
  const passed = sweep(2, 6);
  for (const xray of ['off', 'on']) {
    if (xray === 'on') await pressXray(page);
    // From there it comes to the middle of the window, and Tab goes on down to what floats over the page.
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole('button', { name: `Play Song ${passed}` }).focus();
    for (const song of songs.slice(passed)) {
      await tabTo(page, page.getByRole('button', { name: `Reorder ${song}, position` }));
      await tabTo(page, page.getByRole('button', { name: `More for ${song}`, exact: true }));
    }
  }
});
