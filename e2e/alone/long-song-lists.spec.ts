import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { addManySongs, scrollToEnd } from '../support/many-songs.ts';
import { expect, test } from '../support/test.ts';

const MANY = sweep(10_000, 1_000);
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

test('scrolls through 10,000 songs as smoothly as through a hundred', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const few = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
  await addManySongs(database.prisma, few.userId, 99);
  const short = await newBrowserOf(few, '/songs');
  await scrollToEnd(short);
  await expect(rowsOf(short)).toHaveCount(100);
  const usual = await fling(short);
  await short.context().close();

  const owner = await newPerson({ plan: 'full', playlists: [{ name: 'One', songs: ['The First'] }] });
  await addManySongs(database.prisma, owner.userId, MANY - 1);
  const page = await newBrowserOf(owner, '/songs');
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
    description: `${Math.round(slow)} with many songs, ${Math.round(usual)} with 100`,
  });
  expect(slow).toBeLessThan(Math.max(usual * RATIO, NO_GAP_MS));

  // From anywhere in it a song plays, and the next one after it.
  const middle = rowsOf(page).nth(20);
  const name = (await middle.getByRole('button', { name: /^Play / }).getAttribute('aria-label')) ?? '';
  await middle.getByRole('button', { name: /^Play / }).click();
  await expect(page.getByRole('button', { name: name.replace('Play', 'Pause') }).first()).toBeVisible();
});
