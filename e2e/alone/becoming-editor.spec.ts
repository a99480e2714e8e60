import type { Page } from '@playwright/test';
import { expectPlaying } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const AT_MOST_MS = 2_000;
const JESSE = 'jesse@setlist.example';
const JANE = 'jane.doe@example.com';

test('gives Jesse the EDITOR pass on the open page when Jane’s play is the hundredth', async ({
  stack,
  newBrowserOf,
  management,
  database,
}) => {
  const password = stack.DEMO_PASSWORD;
  const jesse = await newBrowserOf({ email: JESSE, password });
  const jane = await newBrowserOf({ email: JANE, password });
  const { user_id: userId } = await management.findUser(JESSE);
  const home = jesse.getByRole('main');
  await expect(home.getByRole('img', { name: 'EDITOR pass not issued yet: 99 of 100 plays' })).toBeVisible();
  await expect(home.getByText('One more play earns your pass')).toBeVisible();
  await expect(home.getByRole('link', { name: 'Edit featured' })).toHaveCount(0);
  // It goes with the document: still there in the end, so the page was never loaded anew.
  await jesse.evaluate(() => Object.assign(window, { sameDocument: true }));

  const song = await shortestOf(jane, 'Insert Coin to Feel');
  const arrived = seenAt(jesse, 'Play 100. You’re an editor.');
  await jane.getByRole('button', { name: `Play ${song}`, exact: true }).click();
  await expectPlaying(jane, song);
  const shown = await arrived;

  const hundredth = await database.prisma.play.findFirstOrThrow({
    where: { userId, listenerId: 'auth0|jane' },
    orderBy: { playedAt: 'desc' },
  });
  expect(shown - hundredth.playedAt.getTime(), 'ms from the hundredth play to the pass').toBeLessThan(
    AT_MOST_MS,
  );
  await expect(home.getByText('EDITOR pass, earned with the 100th play')).toBeAttached();
  await expect(home.getByText(/playlists, 100 plays/)).toBeVisible();
  expect(await jesse.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect((await management.getUser(userId)).app_metadata?.roles).toEqual(['playlist_editor']);

  await home.getByRole('link', { name: 'Edit featured' }).click();
  await expect(jesse.getByRole('heading', { level: 1, name: 'Edit featured' })).toBeVisible();
  await expect(jesse.getByRole('button', { name: 'Add playlist' })).toBeVisible();
  expect(await jesse.evaluate(() => 'sameDocument' in window)).toBe(true);
});

/** Opens a playlist from Home and returns the title of its shortest song. */
async function shortestOf(page: Page, playlist: string): Promise<string> {
  await page.getByRole('main').getByRole('link', { name: playlist }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: playlist })).toBeVisible();
  const rows = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Play / }) });
  const songs: { title: string; length: string }[] = [];
  for (const row of await rows.all()) {
    const label = await row.getByRole('button', { name: /^Play / }).getAttribute('aria-label');
    const length = await row.getByText(/^\d+:\d\d$/).textContent();
    songs.push({ title: label?.slice('Play '.length) ?? '', length: length ?? '' });
  }
  return songs.toSorted((a, b) => a.length.localeCompare(b.length))[0]?.title ?? '';
}

/** When news came to be seen on a page, in milliseconds since 1970; the page itself looks for it in every frame. */
async function seenAt(page: Page, news: string): Promise<number> {
  const look = (text: string) => {
    const toasts = [...document.querySelectorAll('[role=status]')];
    return toasts.some(({ textContent }) => textContent?.includes(text)) && Date.now();
  };
  const seen = await page.waitForFunction(look, news, { timeout: 90_000 });
  return Number(await seen.jsonValue());
}
