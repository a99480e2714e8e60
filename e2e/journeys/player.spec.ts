import type { Locator, Page } from '@playwright/test';
import { follow, open } from '../support/open.ts';
import {
  audioPosition,
  expectPlaying,
  expectProgress,
  fullPlayerOf,
  playerOf,
  queuedSong,
  repeatForever,
  soundOf,
} from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];

test('plays, pauses and goes on, and the sound really moves', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Paper Lanterns');

  await pause(page);
  const paused = await soundOf(page).evaluate((audio: HTMLAudioElement) => audio.paused);
  expect(paused).toBe(true);
  const at = await audioPosition(page);
  await playerOf(page).getByRole('button', { name: 'Play' }).click();
  await expectProgress(page);
  expect(await audioPosition(page)).toBeGreaterThan(at);
});

test('seeks by keyboard and by pointer, and goes to the next song and back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  const player = playerOf(page);
  const slider = player.getByRole('slider', { name: 'Seek' });
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');

  const before = await audioPosition(page);
  await slider.press('ArrowRight');
  await expect.poll(() => audioPosition(page)).toBeGreaterThan(before + 4);
  await expectProgress(page);

  // Still, so that the sound is where it was sent however long looking takes.
  await pause(page);
  const length = Number(await slider.getAttribute('aria-valuemax'));
  const box = await slider.boundingBox();
  if (!box) throw new Error('The scrubber is not to be seen.');
  await slider.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect.poll(async () => Math.abs((await audioPosition(page)) - length / 2)).toBeLessThan(1);

  await player.getByRole('button', { name: 'Next' }).click();
  await expectPlaying(page, 'Cold Tea');
  // In its first seconds Previous goes to the song before; later it starts the song anew.
  await pause(page);
  await slider.press('Home');
  await player.getByRole('button', { name: 'Previous' }).click();
  await expectPlaying(page, 'Paper Lanterns');
});

test('loses no key when two come before the page is drawn again', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await pause(page);
  const slider = playerOf(page).getByRole('slider', { name: 'Seek' });
  const length = await soundOf(page).evaluate((audio: HTMLAudioElement) => audio.duration);

  await pressAtOnce(slider, ['End', 'ArrowLeft', 'ArrowLeft']);
  await expect.poll(() => audioPosition(page)).toBeCloseTo(length - 11, 1);
  await pressAtOnce(slider, ['Home', 'ArrowRight', 'ArrowRight']);
  await expect.poll(() => audioPosition(page)).toBeCloseTo(10, 1);
  await pressAtOnce(slider, ['End', 'End']);
  await expect.poll(() => audioPosition(page)).toBeCloseTo(length - 1, 1);
  await expect(playerOf(page)).toContainText('Paper Lanterns');
});

test('goes on to the next song by itself when one ends', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectPlaying(page, 'Cold Tea');
  // To the last second, which is really played.
  await playerOf(page).getByRole('slider', { name: 'Seek' }).press('End');
  await expectPlaying(page, 'Night Ferry');
});

test('stays and plays on from page to page', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await repeatForever(page);
  for (const [link, heading] of [
    ['Songs', 'Songs'],
    ['Featured', 'Featured'],
    ['Settings', 'Settings'],
  ] as const) {
    await follow(page, link);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expectPlaying(page, 'Paper Lanterns');
  }
});

test('opens the queue beside the page, and closes it with Escape where it was opened', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const button = playerOf(page).getByRole('button', { name: /^Queue/ });
  const panel = page.getByRole('dialog', { name: 'Queue' });
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(button).toBeFocused();
});

test('begins a playlist with any of its songs when shuffle is on, and with the chosen one when one was chosen', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({
    playlists: [
      { name: 'Warm-up', songs: ['Paper Lanterns'] },
      { name: 'Sound Check', songs: SONGS },
    ],
  });
  const page = await newBrowserOf(owner, '/playlists');
  const playFromCard = async (name: string) => {
    await page.getByRole('article').filter({ hasText: name }).hover();
    await page.getByRole('button', { name: `Play ${name}` }).click();
  };
  await playFromCard('Warm-up');
  await expectPlaying(page, 'Paper Lanterns');
  await playerOf(page).getByRole('button', { name: 'Shuffle' }).click();
  // Chance draws the last one.
  await page.evaluate(() => {
    Math.random = () => 0.99;
  });
  await playFromCard('Sound Check');
  await expectPlaying(page, 'Night Ferry');

  await page.getByRole('article').getByRole('link', { name: 'Sound Check' }).click();
  await page.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectPlaying(page, 'Cold Tea');
});

test('has every power of the player on a phone too, and sets the volume where the device lets it', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Sound Check', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  const sheet = fullPlayerOf(page);
  await sheet.getByRole('button', { name: 'Mute' }).click();
  await expect.poll(() => loudnessOf(page)).toMatchObject({ muted: true });
  await sheet.getByRole('slider', { name: 'Volume' }).fill('20');
  await expect.poll(() => loudnessOf(page)).toEqual({ muted: false, volume: 0.2 });
  await sheet.getByRole('button', { name: 'Next' }).click();
  await expect(queuedSong(sheet, 'Cold Tea')).toHaveAttribute('aria-current', 'true');
  await sheet.getByRole('button', { name: 'Previous' }).click();
  await expect(queuedSong(sheet, 'Paper Lanterns')).toHaveAttribute('aria-current', 'true');
  for (const name of ['Shuffle', 'Repeat']) {
    await sheet.getByRole('button', { name }).click();
    await expect(sheet.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');
  }
  await sheet.getByRole('button', { name: 'Pause' }).click();
  await sheet.getByRole('slider', { name: 'Seek' }).press('End');
  await expect.poll(() => audioPosition(page)).toBeGreaterThan(5);

  // On an iPhone the volume is the device's own: a page reads 1, whatever it set.
  await page.addInitScript(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'volume', { get: () => 1, set: () => undefined });
  });
  await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click();
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  await expect(sheet.getByRole('button', { name: 'Mute' })).toBeVisible();
  await expect(sheet.getByRole('slider', { name: 'Volume' })).toHaveCount(0);
});

test('counts a play once half of the song was heard, not before and not by skipping', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Counted', songs: SONGS }] });
  const [playlist] = owner.playlists;
  const song = playlist?.songs[0];
  const listener = await newPerson();
  const page = await newBrowserOf(listener, `/playlists/${playlist?.playlistId}`);
  const plays = () =>
    database.prisma.play.findMany({ where: { userId: owner.userId, songId: song?.songId ?? '' } });

  // To its last second as soon as it sounds: the position is past half, but half was not heard.
  await soundOf(page).evaluate((audio: HTMLAudioElement) => {
    const end = new KeyboardEvent('keydown', { key: 'End', bubbles: true });
    const slider = () => document.querySelector('[role=slider][aria-label=Seek]');
    audio.addEventListener('playing', () => slider()?.dispatchEvent(end), { once: true });
  });
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Cold Tea');
  expect(await plays()).toEqual([]);

  const needed = Math.min(30_000, Math.ceil((song?.durationMs ?? 0) / 2));
  const started = Date.now();
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expect.poll(async () => (await plays()).length, { timeout: 60_000 }).toBe(1);
  const [play] = await plays();
  expect(play?.listenerId).toBe(listener.userId);
  expect(play?.heardMs).toBeGreaterThanOrEqual(needed);
  expect(Number(play?.playedAt) - started).toBeGreaterThanOrEqual(needed);
});

test('says so when the sound of a song does not arrive', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_FAILED|Failed to load resource/);
  const owner = await newPerson({ playlists: [{ name: 'Silence', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/icon.svg');
  await page.route('**/audio/**', (route) => route.abort());
  await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectAlarm(page, 'Couldn’t play Cold Tea');
});

async function pause(page: Page): Promise<void> {
  await playerOf(page).getByRole('button', { name: 'Pause' }).click();
  await expect(playerOf(page).getByRole('button', { name: 'Play' })).toBeVisible();
}

/** How loud the audio element is told to be. */
function loudnessOf(page: Page): Promise<{ volume: number; muted: boolean }> {
  return soundOf(page).evaluate(({ volume, muted }: HTMLAudioElement) => ({ volume, muted }));
}

/** Presses keys in one task of the page, quicker than anything is drawn. */
async function pressAtOnce(target: Locator, keys: readonly string[]): Promise<void> {
  await target.evaluate((element, pressed) => {
    for (const key of pressed) element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, keys);
}
