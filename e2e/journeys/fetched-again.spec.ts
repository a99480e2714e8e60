import type { Page } from '@playwright/test';
import { asOlderPage } from '../support/as-older-page.ts';
import { open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { playPastApp } from '../support/play-past-app.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const TYPED = 'Typed with care';

/** Opens the owner's playlist and types into a dialog, with the document marked. */
async function typeInto(page: Page, { playlists }: Person) {
  const [{ playlistId, name } = { playlistId: '', name: '' }] = playlists;
  await open(page, `/playlists/${playlistId}`);
  await page
    .getByRole('main')
    .getByRole('button', { name: `More for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(TYPED);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
}

async function expectKept(page: Page) {
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toHaveValue(TYPED);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
}

test('keeps the page, and what was typed, when the network goes in the moment in which a play is fetched', async ({
  stack,
  newPerson,
  newBrowserOf,
  database,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_INTERNET_DISCONNECTED/);
  const owner = await newPerson({ playlists: [{ name: 'Harbour Lights', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(owner);
  await typeInto(page, owner);

  // The stream stays, so that the page hears of the play and tries to fetch it.
  await page.route('**/*', (route) => route.abort('internetdisconnected'));
  const failed = page.waitForEvent('requestfailed');
  await playPastApp(stack, database.prisma, owner, await newPerson());
  await failed;
  await page.unroute('**/*');

  await expect(page.getByText('play', { exact: true }).filter({ visible: true })).toBeVisible();
  await expectKept(page);
});

test('says that there is a new version, and loads it only when told, when a play is fetched after a deployment', async ({
  stack,
  newPerson,
  newBrowserOf,
  database,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 409/);
  const owner = await newPerson({ playlists: [{ name: 'Harbour Lights', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(owner);
  await typeInto(page, owner);
  await page.route('**/*', asOlderPage);
  await playPastApp(stack, database.prisma, owner, await newPerson());
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
    stack,
    newPerson,
    newBrowserOf,
    database,
    allowedComplaints,
  }) => {
    allowedComplaints.push(/status of (401|409)/);
    const owner = await newPerson({ playlists: [{ name: 'Harbour Lights', songs: ['Cold Tea'] }] });
    const page = await newBrowserOf(owner);
    await typeInto(page, owner);
    const other = await newBrowserOf(await newPerson(), '/icon.svg');
    // The stream, which would tell of it, was opened before and stays.
    await page.context().clearCookies();
    if (who === 'somebody else') await page.context().addCookies(await other.context().cookies());
    await playPastApp(stack, database.prisma, owner, await newPerson());
    await expectAlarm(page, words);
    await expectKept(page);
  });
}
