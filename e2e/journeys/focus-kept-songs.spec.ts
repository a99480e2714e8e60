import type { Page } from '@playwright/test';
import { chooseByKeys } from '../support/menus.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';
import { unique } from '../support/unique.ts';

// With a row, a button or a dialog that goes, the keyboard's place must not go to the top of the page.

test('keeps the keyboard’s place when a song is deleted: on the row that comes after it, at last on the words', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: ['First', 'Second', 'Third'] }] });
  const page = await newBrowserOf(owner, '/songs');
  const more = page.getByRole('main').getByRole('button', { name: /^More for/ });
  await expect(more).toHaveCount(3);
  const labels = await more.evaluateAll((all) => all.map((button) => button.ariaLabel ?? ''));
  const [first = '', second = '', third = ''] = labels.map((label) => label.replace('More for ', ''));

  await deleteByKeys(page, second);
  await expect(page.getByRole('button', { name: `More for ${third}` })).toBeFocused();
  await deleteByKeys(page, third);
  await expect(page.getByRole('button', { name: `More for ${first}` })).toBeFocused();
  await deleteByKeys(page, first);
  await expect(page.getByRole('heading', { name: 'You have no songs yet' })).toBeFocused();
});

test('keeps the keyboard’s place when playlists are featured, taken out, and put back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const names = [unique('Attic Radio'), unique('Basement Radio')] as const;
  const editor = await newPerson({ playlists: names.map((name) => ({ name, plays: 100 })) });
  const page = await newBrowserOf(editor, '/featured/edit');
  const add = page.getByRole('button', { name: 'Add playlist' });
  const dialog = page.getByRole('dialog', { name: 'Add to featured' });
  await add.press('Enter');
  for (const name of names) {
    const own = dialog.getByRole('button', { name: `Add ${name}`, exact: true });
    await expect(own).toBeVisible();
    // Others may have playlists of one name: the place counts.
    const offered = dialog.getByRole('button', { name: /^Add / });
    const labels = await offered.evaluateAll((all) => all.map((button) => button.ariaLabel ?? ''));
    const at = labels.indexOf(`Add ${name}`);
    await own.press('Enter');
    await expect(own).toHaveCount(0);
    if (labels.length > 1) await expect(offered.nth(Math.min(at, labels.length - 2))).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(add).toBeFocused();

  await chooseByKeys(page, names[0], 'Remove from featured');
  await expect(page.getByRole('button', { name: `More for ${names[1]}` })).toBeFocused();
  const discard = page.getByRole('button', { name: 'Discard changes' });
  await discard.press('Enter');
  await expect(page.getByRole('button', { name: `More for ${names[1]}` })).toHaveCount(0);
  await expect(discard).toBeDisabled();
  await expect(discard).toBeFocused();
});

async function deleteByKeys(page: Page, song: string): Promise<void> {
  await chooseByKeys(page, song, 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expectNews(page, `Deleted ${song}`);
}
