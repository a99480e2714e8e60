import type { Page } from '@playwright/test';
import { addManySongs } from '../support/many-songs.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

const MANY = 10_000;
/** How much longer the slow frames may take with many songs than with a hundred, and what is no gap on any machine. */
const RATIO = 4;
const NO_GAP_MS = 60;

const rowsOf = (page: Page) => page.getByRole('main').getByRole('listitem');

/** Scrolls quickly from where the page is, and back from its end; resolves with how long the slow frames took. */
function fling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    // In pixels a frame: 6,000 a second.
    let speed = 100;
    const gaps: number[] = [];
    let last = await frame();
    for (let step = 0; step < 200; step++) {
      const before = scrollY;
      scrollBy(0, speed);
      if (scrollY === before) speed = -speed;
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    gaps.sort((a, b) => a - b);
    return gaps[Math.floor(gaps.length * 0.95)] ?? 0;
  });
}

/** Scrolls down until nothing more comes. */
async function scrollToEnd(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        // To where the end is not in sight yet: what is, has to be pressed.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight - 1.6 * innerHeight));
        await page.evaluate(() => scrollBy(0, 50));
        return page.getByRole('button', { name: 'Show more' }).count();
      },
      { timeout: 240_000, intervals: [50] },
    )
    .toBe(0);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
}

for (const [device, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 390, height: 844 }],
] as const) {
  test(`scrolls through 10,000 songs on ${device} as smoothly as through a hundred`, async ({
    newPerson,
    newBrowserOf,
    database,
  }) => {
    const few = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
    await addManySongs(database.prisma, few.userId, 99);
    const short = await newBrowserOf(few, '/songs', { viewport });
    await scrollToEnd(short);
    await expect(rowsOf(short)).toHaveCount(100);
    const usual = await fling(short);
    await short.context().close();

    const owner = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
    await addManySongs(database.prisma, owner.userId, MANY - 1);
    const page = await newBrowserOf(owner, '/songs', { viewport });
    await scrollToEnd(page);
    // The oldest song stands at the end, in its place, though few rows are in the page.
    const last = rowsOf(page).last();
    await expect(last).toContainText('The First');
    await expect(last).toHaveAttribute('aria-posinset', String(MANY));
    await expect(last).toHaveAttribute('aria-setsize', String(MANY));
    await expect(last).toBeInViewport();
    expect(await rowsOf(page).count()).toBeLessThan(100);

    // Rows are there wherever somebody jumps to.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await expect(rowsOf(page).nth(20)).toBeInViewport();
    const slow = await fling(page);
    test.info().annotations.push({
      type: 'slow frames in ms',
      description: `${Math.round(slow)} with 10,000 songs, ${Math.round(usual)} with 100`,
    });
    expect(slow).toBeLessThan(Math.max(usual * RATIO, NO_GAP_MS));

    // From anywhere in it a song plays, and the next one after it.
    const middle = rowsOf(page).nth(20);
    const name = (await middle.getByRole('button', { name: /^Play / }).getAttribute('aria-label')) ?? '';
    await middle.getByRole('button', { name: /^Play / }).click();
    await expect(page.getByRole('button', { name: name.replace('Play', 'Pause') }).first()).toBeVisible();
  });
}

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
  await open(page, '/songs');
  for (let shown = 30; shown < 150; shown += 30) {
    await page.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    const first = page.getByRole('button', { name: `Play Song ${148 - shown}`, exact: true });
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
  }
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});
