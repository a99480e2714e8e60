import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import type { SeededPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import {
  audioPosition,
  expectPlaying,
  expectProgress,
  playerOf,
  repeatForever,
  soundOf,
} from '../support/player.ts';
import { test as base, expect } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const MISSING = /Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED/;

type Answer = 'abort' | 401 | 403 | 404 | 503;

/** Answers requests for the audio of these songs like that, until the function that it returns is called. */
async function breakAudio(page: Page, person: Person, names: string[], answer: Answer) {
  const songs = person.playlists[0]?.songs.filter(({ songname }) => names.includes(songname)) ?? [];
  const asked: string[] = [];
  const broken = (url: URL) => songs.some(({ songId }) => url.pathname === `/audio/${songId}`);
  await page.route(broken, (route) => {
    if (route.request().method() === 'GET') asked.push(route.request().url());
    return answer === 'abort' ? route.abort() : route.fulfill({ status: answer, body: '' });
  });
  return { asked, mend: () => page.unroute(broken) };
}

const address = (playlist: SeededPlaylist | undefined) => `/playlists/${playlist?.playlistId}`;
const row = (page: Page, song: string) => page.getByRole('button', { name: `Play ${song}` });
const playButton = (page: Page) => playerOf(page).getByRole('button', { name: 'Play', exact: true });

/** Somebody's three songs, on the open page of their playlist. */
interface Queue {
  owner: Person;
  page: Page;
}

const test = base.extend<{ queue: Queue }>({
  queue: async ({ newPerson, newBrowserOf }, use) => {
    const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
    await use({ owner, page: await newBrowserOf(owner, address(owner.playlists[0])) });
  },
});

test.beforeEach(({ allowedComplaints }) => void allowedComplaints.push(MISSING));

for (const answer of sweep<Answer[]>(['abort', 503], [503])) {
  test(`plays on Play or Retry what did not arrive before (${answer})`, async ({ queue }) => {
    const { owner, page } = queue;
    for (const way of ['Play', 'Retry']) {
      const { mend } = await breakAudio(page, owner, SONGS, answer);
      await row(page, 'Cold Tea').click();
      await expectAlarm(page, 'Couldn’t play Cold Tea');
      await expect(playButton(page)).toBeVisible();
      await mend();
      if (way === 'Play') await playButton(page).click();
      else await page.getByRole('alert').getByRole('button', { name: 'Retry' }).first().click();
      await expectPlaying(page, 'Cold Tea');
      await open(page, address(owner.playlists[0]));
    }
  });
}

test('goes on to the next song when a song does not arrive at the second attempt either', async ({
  queue,
}) => {
  const { owner, page } = queue;
  await breakAudio(page, owner, ['Paper Lanterns'], 503);
  await row(page, 'Paper Lanterns').click();
  await expectAlarm(page, 'Couldn’t play Paper Lanterns');
  await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
  await expectPlaying(page, 'Cold Tea');
  await expectAlarm(page, 'On to Cold Tea');
});

test('tries once more by itself, and goes on, when nobody is there to press Retry', async ({ queue }) => {
  const { owner, page } = queue;
  await breakAudio(page, owner, ['Paper Lanterns'], 'abort');
  await row(page, 'Paper Lanterns').click();
  await expectPlaying(page, 'Cold Tea');
});

test('stops with words when there is no song left to go on to', async ({ queue }) => {
  const { owner, page } = queue;
  await breakAudio(page, owner, ['Night Ferry'], 503);
  await row(page, 'Night Ferry').click();
  await expectAlarm(page, 'Its audio did not arrive');
  await playButton(page).click();
  await expectAlarm(page, 'No song after it can be played');
  await expect(playerOf(page)).toContainText('Night Ferry');
});

for (const answer of sweep<Answer[]>([404, 403], [404])) {
  test(`says that a song is gone, and goes on to the one after it (${answer})`, async ({ queue }) => {
    const { owner, page } = queue;
    await breakAudio(page, owner, ['Cold Tea'], answer);
    await row(page, 'Paper Lanterns').click();
    await expectPlaying(page, 'Paper Lanterns');
    await playerOf(page).getByRole('button', { name: 'Next' }).click();
    await expectAlarm(page, 'Cold Tea is gone');
    await expectPlaying(page, 'Night Ferry');
  });
}

test('goes past a song that was deleted or hidden meanwhile when the one before it ends', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Gaps', songs: SONGS }] });
  const page = await newBrowserOf(await newPerson(), address(owner.playlists[0]));
  await row(page, 'Paper Lanterns').click();
  await expectPlaying(page, 'Paper Lanterns');
  const songId = owner.playlists[0]?.songs[1]?.songId ?? '';
  await database.prisma.playlistSong.deleteMany({ where: { userId: owner.userId, songId } });
  await playerOf(page).getByRole('slider', { name: 'Seek' }).press('End');
  await expectPlaying(page, 'Night Ferry');
});

test('asks once for each song of a queue in which all are gone, and then stops with words', async ({
  queue,
}) => {
  const { owner, page } = queue;
  await row(page, 'Paper Lanterns').click();
  await expectPlaying(page, 'Paper Lanterns');
  await playerOf(page).getByRole('button', { name: 'Repeat' }).click();
  const { asked } = await breakAudio(page, owner, SONGS, 404);
  await row(page, 'Cold Tea').click();
  await expectAlarm(page, 'No song after it can be played');
  await expect(playButton(page)).toBeVisible();
  expect(asked.length).toBe(new Set(asked).size);
  expect(asked.length).toBe(SONGS.length);
});

test('says that the session has ended, and does not skip on', async ({ queue }) => {
  const { page } = queue;
  await page.context().clearCookies();
  await row(page, 'Paper Lanterns').click();
  await expectAlarm(page, 'Your session has ended');
  await expect(page.getByRole('alert').getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(playerOf(page)).toContainText('Paper Lanterns');
  await expect(playButton(page)).toBeVisible();
});

test('takes up again where it was when the network is back', async ({ queue }) => {
  const { page } = queue;
  await row(page, 'Paper Lanterns').click();
  await expectPlaying(page, 'Paper Lanterns');
  await page.context().setOffline(true);
  const told = page.getByRole('alert').getByText('You are offline');
  for (const song of ['Cold Tea', 'Night Ferry']) {
    await playerOf(page).getByRole('button', { name: 'Next' }).click();
    await expectAlarm(page, `Couldn’t play ${song}`);
    // Of the song that is waited for alone.
    await expect(told).toHaveCount(1);
  }
  await page.context().setOffline(false);
  await expectPlaying(page, 'Night Ferry');
  // Nothing says any longer that it does not play.
  await expect(told).toHaveCount(0);

  // In the midst of a song: the element is told that what it needs will not come.
  await repeatForever(page);
  await expectProgress(page);
  await playerOf(page).getByRole('slider', { name: 'Seek' }).press('ArrowRight');
  await expect.poll(() => audioPosition(page)).toBeGreaterThan(5);
  await page.context().setOffline(true);
  const at = await soundOf(page).evaluate((audio: HTMLAudioElement) => {
    const before = audio.currentTime;
    const source = audio.src;
    audio.src = `${source}?lost`;
    return before;
  });
  await expectAlarm(page, 'You are offline');
  await page.context().setOffline(false);
  await expectPlaying(page, 'Night Ferry');
  await expect.poll(() => audioPosition(page)).toBeGreaterThan(at);
});

test('offers Next only where a song comes next', async ({ queue }) => {
  const { page } = queue;
  const next = playerOf(page).getByRole('button', { name: 'Next' });
  await row(page, 'Cold Tea').click();
  await expectPlaying(page, 'Cold Tea');
  await expect(next).toBeEnabled();
  await next.press('Enter');
  await expectPlaying(page, 'Night Ferry');
  await expect(next).toBeDisabled();
  await expect(next).toBeFocused();
  await playerOf(page).getByRole('button', { name: 'Repeat' }).click();
  await expect(next).toBeEnabled();
  await next.click();
  await expectPlaying(page, 'Paper Lanterns');
});
