import { addManySongs, scrollToEnd } from '../support/many-songs.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

test('keeps a long list sane for the keyboard', async ({ newPerson, newBrowserOf, database }) => {
  const owner = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
  await addManySongs(database.prisma, owner.userId, 399);
  const page = await newBrowserOf(owner, '/songs');
  await scrollToEnd(page);

  // The row with the focus stays while somebody scrolls away from it, and Tab goes on from it.
  await page.evaluate(() => scrollTo(0, 0));
  const menu = page.getByRole('button', { name: 'More for Song 397', exact: true });
  await menu.focus();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByText('The First')).toBeInViewport();
  await expect(menu).toBeFocused();
  await page.keyboard.press('Tab');
  const next = page.getByRole('button', { name: 'Play Song 396', exact: true });
  await expect(next).toBeFocused();
  await expect(next).toBeInViewport();

  // Tab alone leads through rows that are not in the page yet.
  for (let song = 396; song > 370; song--) {
    for (const name of [`Play Song ${song}`, `Like Song ${song}`, `More for Song ${song}`]) {
      await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
      await page.keyboard.press('Tab');
    }
  }
});

test('brings more songs to whoever presses the button by keyboard, one page a press', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
  await addManySongs(database.prisma, owner.userId, 149);
  const page = await newBrowserOf(owner);
  await page.addInitScript(() => {
    const { observe } = ResizeObserver.prototype;
    ResizeObserver.prototype.observe = function (element, ...options) {
      if (element === document.body) Object.assign(window, { watched: true });
      observe.call(this, element, ...options);
    };
  });
  await open(page, '/songs');
  for (let shown = 30; shown < 150; shown += 30) {
    await page.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    const first = page.getByRole('button', { name: `Play Song ${148 - shown}`, exact: true });
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
    // As long as all of its rows are there, nothing of the page is measured for them.
    expect(await page.evaluate(() => 'watched' in window)).toBe(shown + 30 > 100);
  }
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});
