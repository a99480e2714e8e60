import type { Page } from '@playwright/test';
import { shiftOf, watchShift } from '../support/layout-shift.ts';
import { open } from '../support/open.ts';
import { ESTABLISHED } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** Of the layout shift that is called good (0.1), a fifth. */
const MOST = 0.02;
const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];

/**
 * Opens a page whose largest font arrives only after it was painted, and tells how far it moved then (CLS). The font that
 * stands in for it is there by then: a page that was painted sooner is opened anew.
 */
async function shiftWithLateFont(page: Page, path: string): Promise<number> {
  await watchShift(page);
  const painted = () => performance.getEntriesByName('first-contentful-paint').length > 0;
  let late = 0;
  await page.route('**/display.*.woff2', async (route) => {
    await page.waitForFunction(painted);
    late++;
    await route.continue();
  });
  for (let opened = 1; ; opened++) {
    await open(page, path);
    const stoodIn = await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const fonts = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const sans = fonts.find(({ name }) => name.includes('/sans.'));
      return paint !== undefined && sans !== undefined && sans.responseEnd < paint.startTime;
    });
    expect(late).toBe(opened);
    if (stoodIn) return shiftOf(page);
  }
}

test('moves nothing on the front page when the font of its headings arrives late', async ({ browser }) => {
  for (const viewport of SIZES) {
    const page = await browser.newPage({ viewport });
    expect(await shiftWithLateFont(page, '/'), `${viewport.width} px`).toBeLessThan(MOST);
    await page.close();
  }
});

test('moves nothing in the app when the font of its headings arrives late', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson(ESTABLISHED);
  for (const viewport of SIZES) {
    const page = await newBrowserOf(person, '/settings', { viewport });
    for (const path of ['/', '/songs', '/settings', `/playlists/${person.playlists[0]?.playlistId}`]) {
      expect(await shiftWithLateFont(page, path), `${path} at ${viewport.width} px`).toBeLessThan(MOST);
      await page.unrouteAll();
    }
  }
});
