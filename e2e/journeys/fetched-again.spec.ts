import type { Page } from '@playwright/test';
import { asOlderPage } from '../support/as-older-page.ts';
import { playPastApp } from '../support/play-past-app.ts';
import { test as base, expect } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const TYPED = 'Typed with care';

/** Somebody who types into a dialog on the page of their playlist. */
interface Typist {
  page: Page;
  /** Somebody else plays the playlist, and the page is fetched again for it. */
  play(): Promise<void>;
}

const test = base.extend<{ typist: Typist }>({
  typist: async ({ stack, newPerson, newBrowserOf, database }, use) => {
    const owner = await newPerson({ playlists: [{ name: 'Harbour Lights', songs: ['Cold Tea'] }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
    await page.getByRole('main').getByRole('button', { name: 'More for Harbour Lights' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await nameField(page).fill(TYPED);
    // It goes with the document.
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await use({
      page,
      play: async () => playPastApp(stack, database.prisma, owner, await newPerson()),
    });
  },
});

const nameField = (page: Page) => page.getByRole('dialog').getByLabel('Name', { exact: true });

async function expectKept(page: Page) {
  await expect(nameField(page)).toHaveValue(TYPED);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
}

test('keeps the page, and what was typed, when the network goes in the moment in which a play is fetched', async ({
  typist: { page, play },
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_INTERNET_DISCONNECTED/);
  // The stream stays, so that the page hears of the play and tries to fetch it.
  await page.route('**/*', (route) => route.abort('internetdisconnected'));
  const failed = page.waitForEvent('requestfailed');
  await play();
  await failed;
  await page.unroute('**/*');

  await expect(page.getByText('play', { exact: true }).filter({ visible: true })).toBeVisible();
  await expectKept(page);
});

test('says that there is a new version, and loads it only when told, when a play is fetched after a deployment', async ({
  typist: { page, play },
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 409/);
  await page.route('**/*', asOlderPage);
  await play();
  await expectAlarm(page, 'There is a new version of Setlist');
  await expectKept(page);

  // On a phone the button stands under the words.
  await page.setViewportSize({ width: 360, height: 740 });
  const words = await page.getByRole('alert').getByText('saves nothing any more').boundingBox();
  expect(words?.width).toBeGreaterThan(200);
});

for (const [who, words] of [
  ['nobody', 'Your session has ended'],
  ['somebody else', 'Somebody else is signed in now'],
] as const) {
  test(`says so, and keeps what was typed, when a play is fetched and ${who} is signed in by then`, async ({
    typist: { page, play },
    newPerson,
    newBrowserOf,
    allowedComplaints,
  }) => {
    allowedComplaints.push(/status of (401|409)/);
    const other = await newBrowserOf(await newPerson(), '/icon.svg');
    // The stream, which would tell of it, was opened before and stays.
    await page.context().clearCookies();
    if (who === 'somebody else') await page.context().addCookies(await other.context().cookies());
    await play();
    await expectAlarm(page, words);
    await expectKept(page);
  });
}
