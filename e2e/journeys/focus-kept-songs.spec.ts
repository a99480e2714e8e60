import type { Page } from '@playwright/test';
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
  const names = await page
    .getByRole('main')
    .getByRole('button', { name: /^More for/ })
    .all();
  expect(names).toHaveLength(3);
  const [first, second, third] = await Promise.all(names.map((name) => name.getAttribute('aria-label')));

  await deleteByKeys(page, second ?? '');
  await expect(page.getByRole('button', { name: third ?? '' })).toBeFocused();
  await deleteByKeys(page, third ?? '');
  await expect(page.getByRole('button', { name: first ?? '' })).toBeFocused();
  await deleteByKeys(page, first ?? '');
  await expect(page.getByRole('heading', { name: 'You have no songs yet' })).toBeFocused();
});

test.describe('the featured list', () => {
  // One for everybody: these tests change it one after the other.
  test.describe.configure({ mode: 'default' });

  test('keeps the keyboard’s place when playlists are added, removed, and put back', async ({
    newPerson,
    newBrowserOf,
  }) => {
    const names = [unique('Attic Radio'), unique('Basement Radio')];
    const editor = await newPerson({
      displayName: 'Edda',
      playlists: names.map((name) => ({ name, plays: 100 })),
    });
    const page = await newBrowserOf(editor, '/featured/edit');
    const more = (name: string) => page.getByRole('button', { name: `More for ${name}` });
    const dialog = page.getByRole('dialog', { name: 'Add to featured' });

    await page.getByRole('button', { name: 'Add playlist' }).press('Enter');
    const offered = dialog.getByRole('button', { name: /^Add / });
    for (const name of names) {
      const own = dialog.getByRole('button', { name: `Add ${name}`, exact: true });
      await expect(own).toBeVisible();
      const labels = await offered.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
      const next = labels[labels.indexOf(`Add ${name}`) + 1] ?? labels.at(-2);
      await own.press('Enter');
      await expect(own).toHaveCount(0);
      if (next) await expect(dialog.getByRole('button', { name: next, exact: true })).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Add playlist' })).toBeFocused();

    const [one = '', other = ''] = names;
    await removeByKeys(page, one);
    await expect(more(other)).toBeFocused();
    const discard = page.getByRole('button', { name: 'Discard changes' });
    await discard.press('Enter');
    await expect(more(other)).toHaveCount(0);
    await expect(discard).toBeDisabled();
    await expect(discard).toBeFocused();
  });
});

async function deleteByKeys(page: Page, more: string): Promise<void> {
  await page.getByRole('button', { name: more }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expectNews(page, `Deleted ${more.replace('More for ', '')}`);
}

async function removeByKeys(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).press('Enter');
  await page.getByRole('menuitem', { name: 'Remove from featured' }).press('Enter');
  await expect(page.getByRole('button', { name: `More for ${name}` })).toHaveCount(0);
}
