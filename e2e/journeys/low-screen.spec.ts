import type { Page } from '@playwright/test';
import { mainLink } from '../support/open.ts';
import { expectPlaying, fullPlayerOf, playerOf, queuedSong } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

/** 1280 by 1024 px at 400 % (WCAG 2.2, 1.4.10), and wider windows as low as that. */
const LOW = [
  { width: 320, height: 256 },
  { width: 640, height: 256 },
  { width: 1280, height: 256 },
];
const SONGS = Array.from({ length: 12 }, (_, index) => `Song ${index + 1}`);

test('leaves at least half of a low screen to the page while music plays, X-ray off and on', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Uma', playlists: [{ name: 'Long', songs: SONGS }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Song 1');
  for (const xray of ['off', 'on']) {
    if (xray === 'on') await pressXray(page);
    await expect(page.getByRole('region', { name: 'X-ray legend' })).toBeVisible({ visible: xray === 'on' });
    for (const size of LOW) {
      await page.setViewportSize(size);
      // In the middle of the page, where what sticks to its edges is there as well.
      await page.getByRole('button', { name: 'More for Song 6', exact: true }).focus();
      const what = `${size.width} by ${size.height} px, X-ray ${xray}`;
      await expect(playerOf(page), what).toBeInViewport({ ratio: 0.9 });
      await expect.poll(() => rowsOfPage(page), what).toBeGreaterThanOrEqual(size.height / 2);
    }
  }
});

test('lets everything be reached on a low screen: navigation, the end of the page, the whole player', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Uma', playlists: [{ name: 'Long', songs: SONGS }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`, {
    viewport: { width: 1280, height: 256 },
  });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Song 1');
  await page.mouse.move(60, 128);
  await expect(mainLink(page, 'Settings')).not.toBeInViewport({ ratio: 1 });
  await page.mouse.wheel(0, 400);
  await expect(mainLink(page, 'Settings')).toBeInViewport({ ratio: 1 });

  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(mainLink(page, 'Settings')).toBeInViewport({ ratio: 1 });
  await mainLink(page, 'Settings').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  const sheet = fullPlayerOf(page);
  await expect(sheet.getByRole('slider', { name: 'Seek' })).toBeInViewport();
  await page.mouse.move(160, 128);
  await page.mouse.wheel(0, 2_000);
  await expect(queuedSong(sheet, 'Song 12')).toBeInViewport({ ratio: 1 });
});

/** How many rows of pixels, down the middle of the page's content, show the page and nothing that floats over it. */
function rowsOfPage(page: Page): Promise<number> {
  return page.getByRole('main').evaluate((main) => {
    const { x, width } = main.getBoundingClientRect();
    const floats = (element: Element | null): boolean =>
      element !== null &&
      (['fixed', 'sticky'].includes(getComputedStyle(element).position) || floats(element.parentElement));
    const rows = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(x + width / 2, y));
    return rows.filter((element) => !floats(element)).length;
  });
}
