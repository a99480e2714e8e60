import type { JSHandle, Page } from '@playwright/test';
import type { Person } from '../support/people.ts';
import { expectPlaying, playerOf, soundOf } from '../support/player.ts';
import { test as base, expect } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
/** Somebody's three songs, on the open page of their playlist. */
const test = base.extend<{ three: { owner: Person; page: Page } }>({
  three: async ({ newPerson, newBrowserOf }, use) => {
    const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
    await use({ owner, page });
  },
});

const songId = (owner: Person, song: string) =>
  owner.playlists[0]?.songs.find(({ songname }) => songname === song)?.songId ?? '';

/** Goes to so many seconds before the end of the song, and counts from now on which audio is asked for. */
async function nearEnd(page: Page, seconds: number): Promise<void> {
  await soundOf(page).evaluate((audio: HTMLAudioElement, before) => {
    audio.currentTime = audio.duration - before;
  }, seconds);
}

function audioAskedBy(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' && pathname.startsWith('/audio/'))
      asked.push(pathname.slice('/audio/'.length));
  });
  return asked;
}

test('asks for the audio of the next song once, before the one that sounds ends', async ({
  three: { owner, page },
}) => {
  const asked = audioAskedBy(page);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  expect(asked).toEqual([songId(owner, 'Paper Lanterns')]);
  for (const [song, next] of [
    ['Paper Lanterns', 'Cold Tea'],
    ['Cold Tea', 'Night Ferry'],
  ] as const) {
    await expect(playerOf(page)).toContainText(song);
    asked.length = 0;
    await nearEnd(page, 4);
    await expect.poll(() => asked.at(-1)).toBe(songId(owner, next));
    await expect(playerOf(page)).toContainText(song);
    await expectPlaying(page, next);
    expect(asked.filter((id) => id === songId(owner, next))).toHaveLength(1);
  }
});

test('gets ready what comes next when the queue has changed meanwhile', async ({
  three: { owner, page },
}) => {
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  const asked = audioAskedBy(page);
  await nearEnd(page, 8);
  await expect.poll(() => asked.at(-1)).toBe(songId(owner, 'Cold Tea'));
  await expect(playerOf(page)).toContainText('Paper Lanterns', { timeout: 1_000 });
  await page.getByRole('button', { name: 'More for Night Ferry' }).click();
  await page.getByRole('menuitem', { name: 'Play next' }).click();
  await expect.poll(() => asked.at(-1)).toBe(songId(owner, 'Night Ferry'));
  await expectPlaying(page, 'Night Ferry');
});

test('goes on by itself after a network that was lost before the next song was ready', async ({
  three: { page },
  allowedComplaints,
}) => {
  allowedComplaints.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await page.context().setOffline(true);
  await nearEnd(page, 2);
  await expectAlarm(page, 'Couldn’t play Cold Tea');
  await page.context().setOffline(false);
  await expectPlaying(page, 'Cold Tea');
});

test('plays on what was ready when the network was lost', async ({
  three: { owner, page },
  allowedComplaints,
}) => {
  allowedComplaints.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  const next = await nextElement(page, songId(owner, 'Cold Tea'));
  await nearEnd(page, 8);
  const isReady = () =>
    next.evaluate(
      ({ element }) =>
        element !== undefined &&
        element.buffered.length > 0 &&
        element.buffered.end(element.buffered.length - 1) > element.duration - 0.5,
    );
  await expect.poll(isReady).toBe(true);
  await expect(playerOf(page)).toContainText('Paper Lanterns', { timeout: 1_000 });
  await page.context().setOffline(true);
  await expectPlaying(page, 'Cold Tea');
  await page.context().setOffline(false);
});

test('counts the plays of songs that were handed over', async ({ newPerson, newBrowserOf, database }) => {
  const owner = await newPerson({ playlists: [{ name: 'Counted', songs: SONGS }] });
  const listener = await newPerson();
  const page = await newBrowserOf(listener, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await nearEnd(page, 3);
  await expectPlaying(page, 'Cold Tea');
  const plays = () =>
    database.prisma.play.findMany({ where: { userId: owner.userId }, select: { songId: true } });
  await expect.poll(plays, { timeout: 60_000 }).toEqual([{ songId: songId(owner, 'Cold Tea') }]);
});

/** The element that gets this song ready, once it does: it stands nowhere in the page. */
function nextElement(page: Page, song: string): Promise<JSHandle<{ element?: HTMLMediaElement }>> {
  return page.evaluateHandle((id) => {
    const found: { element?: HTMLMediaElement } = {};
    const src = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src') as PropertyDescriptor;
    Object.defineProperty(HTMLMediaElement.prototype, 'src', {
      ...src,
      set(address: string) {
        if (address.endsWith(id)) found.element = this;
        src.set?.call(this, address);
      },
    });
    return found;
  }, song);
}
