import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { choose } from '../support/menus.ts';
import { open } from '../support/open.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { ESTABLISHED, pagesOf } from '../support/pages.ts';
import type { Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

test('covers no tape by another, cuts none off and makes no page wider, X-ray on, on narrow screens', async ({
  newPerson,
  newBrowserOf,
}) => {
  const editor = await newPerson(ESTABLISHED);
  const beginner = await newPerson({ playlists: [{ name: 'Nothing', songs: [] }] });
  // Pages that say that there is nothing, of which no tape can tell where it is kept.
  const bare = (person: Person) => [
    '/songs?q=nothing-like-it',
    // Neither has liked or heard anything.
    ...['/liked', '/history', '/year'],
    ...(person === beginner ? ['/songs', '/featured/edit'] : []),
  ];
  for (const person of sweep([editor, beginner], [editor])) {
    const page = await newBrowserOf(person, '/settings', { viewport: { width: 360, height: 740 } });
    if (person === editor) {
      // The language with the longest words.
      await page.getByLabel('Language').selectOption('de');
      await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    }
    await pressXray(page);
    await expect(page.locator('html')).toHaveAttribute('data-xray', 'on');
    for (const path of pagesOf(person)) {
      await open(page, path);
      for (const width of sweep([360, 390], [360])) {
        await page.setViewportSize({ width, height: 740 });
        if (!bare(person).includes(path)) await expect(tapesIn(page), path).not.toHaveCount(0);
        await expectApart(page, `${path} at ${width} px`);
        await expectNoOverflow(page, `${path} at ${width} px`);
      }
    }
  }
});

test('covers no tape by another in dialogs', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ ...ESTABLISHED, displayName: 'Iris' });
  const other = await newPerson({ playlists: [{ name: 'Heard', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`, {
    viewport: { width: 360, height: 740 },
  });
  await pressXray(page);
  const see = async (what: string) => {
    await expect(tapesIn(page, OPEN_DIALOG), what).not.toHaveCount(0);
    await expectApart(page, what, OPEN_DIALOG);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await see('adding songs');
  for (const item of sweep(['Rename', 'Delete playlist'], ['Rename'])) {
    await choose(page, 'Everything', item);
    await see(item);
  }
  await open(page, `/playlists/${other.playlists[0]?.playlistId}`);
  await choose(page, 'Cold Tea', 'Add to playlist …');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await see('adding to a playlist');
  await open(page, '/songs');
  await choose(page, 'Cold Tea', 'Edit');
  await see('editing a song');
});

const OPEN_DIALOG = '[role=dialog][data-open]';

/** The tapes of data that are seen. */
const tapesIn = (page: Page, within = 'main') =>
  page.locator(`${within} [data-tape]`).filter({ visible: true });

/** Expects that all tapes that are shown lie side by side, and within the screen's width. */
async function expectApart(page: Page, what: string, within = 'body'): Promise<void> {
  const faults = await page.evaluate((root) => {
    const tapes = [...document.querySelectorAll(`${root} [data-tape], ${root} main .tape:not([data-tape] *)`)]
      .filter((tape) => tape.checkVisibility({ visibilityProperty: true }))
      .map((tape) => ({ name: tape.textContent ?? '', box: tape.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0);
    const cut = tapes
      .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
      .map(({ name, box }) => `${name} lies at ${Math.round(box.left)} to ${Math.round(box.right)}`);
    const covered = tapes.flatMap((a, index) =>
      tapes.slice(index + 1).flatMap((b) => {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        return wide > 1 && high > 1
          ? [`${a.name} and ${b.name}: ${Math.round(wide)} by ${Math.round(high)} px`]
          : [];
      }),
    );
    return [...cut, ...covered];
  }, within);
  expect.soft(faults, what).toEqual([]);
}
