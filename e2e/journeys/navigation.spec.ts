import type { Page, Request } from '@playwright/test';
import { enter } from '../support/enter.ts';
import { mainLink, open } from '../support/open.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test('leads from the side bar to the dashboard of the local tenant, in a tab of its own', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const page = await newBrowserOf(await newPerson());
  const opened = page.waitForEvent('popup');
  await page.getByRole('banner').getByRole('link', { name: 'Local tenant' }).click();
  const dashboard = await opened;
  await expect(dashboard).toHaveURL(new URL('/', stack.TENANT_URL).href);
  await expect(dashboard.getByRole('heading', { name: 'Happening' })).toBeVisible();
});

for (const [path, link] of [
  ['/nothing-here', 'Go to Home'],
  ['/auth/error?error=Callback', 'Setlist, home'],
] as const) {
  test(`leads home in the app’s words from ${path}, once somebody is signed in in another tab`, async ({
    page,
    newPerson,
    allowedComplaints,
  }) => {
    // The first of the pages is one.
    allowedComplaints.push(/status of 404/);
    await open(page, path);
    await awakenLinks(page);
    // It goes with the document.
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await enter(page, await newPerson({ displayName: 'Ada' }));
    await page.getByRole('link', { name: link }).click();
    await expectHome(page, 'Ada');
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await expect(mainLink(page, 'Home')).toBeVisible();
    await expect(page.getByText(/^[a-z]+(\.[a-zA-Z]+)+$/)).toHaveCount(0);
  });
}

test('fetches the skeleton of a main page ahead once its link is pointed at or has the focus, and of no other', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/icon.svg');
  const ahead = new Set<string>();
  page.on('request', (request) => isPrefetch(request) && ahead.add(pathOf(request)));
  await open(page, '/');
  await awakenLinks(page);

  // The requests alone: their answers are streamed, and nobody reads those to the end.
  const songs = page.waitForRequest((request) => isPrefetch(request) && pathOf(request) === '/songs');
  await mainLink(page, 'Songs').hover();
  await songs;
  expect([...ahead]).toEqual(['/songs']);
  const featured = page.waitForRequest((request) => isPrefetch(request) && pathOf(request) === '/featured');
  await mainLink(page, 'Featured').focus();
  await featured;
  expect([...ahead]).toEqual(['/songs', '/featured']);
});

test('pales the link to a playlist until its page is there, and moves nothing', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Harbour Lights', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(owner, '/playlists');
  await awakenLinks(page);
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(`**/playlists/${owner.playlists[0]?.playlistId}*`, async (route) => {
    await isLetGo;
    await route.continue();
  });
  const link = page.getByRole('main').getByRole('link', { name: 'Harbour Lights' });
  const place = await link.boundingBox();
  await link.click();
  await expect(link).toHaveCSS('opacity', '0.6');
  expect(await link.boundingBox()).toEqual(place);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(link).toHaveCSS('opacity', '0.6');
  letGo();
  await expect(page.getByRole('heading', { name: 'Harbour Lights', level: 1 })).toBeVisible();
});

const isPrefetch = (request: Request) => request.headers()['next-router-prefetch'] !== undefined;
const pathOf = (request: Request) => new URL(request.url()).pathname;

/** Waits until React has taken over the links, so that they keep the document. */
async function awakenLinks(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('a[href="/"]')].every((link) =>
      Object.keys(link).some((key) => key.startsWith('__reactProps$')),
    ),
  );
}
