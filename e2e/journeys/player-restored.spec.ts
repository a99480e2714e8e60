import type { Page } from '@playwright/test';
import { awaken, open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { audioPosition, expectPlaying, playerOf, queuedSong, soundOf } from '../support/player.ts';
import { signIn } from '../support/sign-in.ts';
import { test as base, expect } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const playButton = (page: Page) => playerOf(page).getByRole('button', { name: 'Play', exact: true });

/** Somebody who has heard a part of the second of three songs, with shuffle off. */
const test = base.extend<{ heard: { owner: Person; page: Page; at: number } }>({
  heard: async ({ newPerson, newBrowserOf }, use) => {
    const owner = await newPerson({ displayName: 'Uma', playlists: [{ name: 'Three', songs: SONGS }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
    await page.getByRole('button', { name: 'Play Cold Tea' }).click();
    await expectPlaying(page, 'Cold Tea');
    await playerOf(page).getByRole('slider', { name: 'Seek' }).press('ArrowRight');
    await playerOf(page).getByRole('button', { name: 'Pause' }).click();
    await expect(playButton(page)).toBeVisible();
    await use({ owner, page, at: await audioPosition(page) });
  },
});

/** The audio that a page asks for from now on. */
function audioAskedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/audio(\/|$|\?)/.test(new URL(request.url()).pathname)) asked.push(request.url());
  });
  return asked;
}

test('stands where it was after a reload, silent, asks for no audio, and plays on from there', async ({
  heard: { page, at },
}) => {
  const asked = audioAskedBy(page);
  await page.reload();
  await awaken(page);
  await expect(playerOf(page)).toContainText('Cold Tea');
  await expect(playButton(page)).toBeVisible();
  const slider = playerOf(page).getByRole('slider', { name: 'Seek' });
  await expect(slider).toHaveAttribute('aria-valuenow', String(Math.round(at)));
  expect(await soundOf(page).evaluate((audio: HTMLAudioElement) => audio.paused)).toBe(true);
  expect(asked).toEqual([]);

  // One may seek before it plays.
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuenow', String(Math.round(at - 5)));
  expect(asked).toEqual([]);
  await slider.press('ArrowRight');
  await playButton(page).click();
  await expectPlaying(page, 'Cold Tea');
  expect(await audioPosition(page)).toBeGreaterThan(at);
  expect(await audioPosition(page)).toBeLessThan(at + 8);
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  const panel = page.getByRole('dialog', { name: 'Queue' });
  for (const song of SONGS) await expect(queuedSong(panel, song)).toBeVisible();
});

test('shows nobody else in the same browser what somebody heard, and keeps nothing after sign-out', async ({
  heard: { page },
  newPerson,
}) => {
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('setlist.person.')));
  await page.reload();
  await awaken(page);
  expect(await kept()).not.toEqual([]);
  const left = await page.evaluate(() => JSON.stringify(localStorage));
  await page.getByRole('button', { name: 'Account: Uma' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();
  expect(await kept()).toEqual([]);

  // As if the browser had been left without signing out.
  await page.evaluate((text) => {
    for (const [key, value] of Object.entries(JSON.parse(text))) localStorage.setItem(key, String(value));
  }, left);
  await signIn(page, await newPerson({ displayName: 'Kim' }));
  await expect(page.getByRole('button', { name: 'Account: Kim' })).toBeVisible();
  await expect.poll(kept).toEqual([]);
  await expect(playerOf(page)).toHaveCount(0);
});

test('drops a song that is gone since, when that is found', async ({
  heard: { owner, page },
  database,
  allowedComplaints,
}) => {
  allowedComplaints.push(/Failed to load resource/);
  const songId = owner.playlists[0]?.songs[1]?.songId ?? '';
  await database.prisma.playlistSong.deleteMany({ where: { userId: owner.userId, songId } });
  await database.prisma.song.deleteMany({ where: { userId: owner.userId, songId } });
  await page.reload();
  await awaken(page);
  await expect(playerOf(page)).toContainText('Cold Tea');
  await playButton(page).click();
  await expectAlarm(page, 'Cold Tea is gone');
  await expectPlaying(page, 'Night Ferry');
  await playerOf(page).getByRole('button', { name: 'Queue, 2 songs' }).click();
  await expect(queuedSong(page.getByRole('dialog', { name: 'Queue' }), 'Cold Tea')).toHaveCount(0);
});

test('makes nothing of what it cannot read', async ({ heard: { page } }) => {
  for (const value of ['{', 'null', '{"userId":"x"}', '[1]']) {
    await open(page, '/settings');
    await page.evaluate((text) => {
      addEventListener('pagehide', () => localStorage.setItem('setlist.person.queue', text));
    }, value);
    await page.reload();
    await awaken(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await expect(playerOf(page)).toHaveCount(0);
  }
});
