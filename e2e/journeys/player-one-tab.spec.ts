import type { Page } from '@playwright/test';
import { follow } from '../support/open.ts';
import { expectPlaying, expectProgress, playerOf, repeatForever, soundOf } from '../support/player.ts';
import { openTabs } from '../support/tabs.ts';
import { expect, test } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const isPaused = (page: Page) => soundOf(page).evaluate((audio: HTMLAudioElement) => audio.paused);

test('plays in one tab at a time, and the other says why it is silent', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const path = `/playlists/${owner.playlists[0]?.playlistId}`;
  const first = await newBrowserOf(owner, path);
  const [second] = await openTabs(first, 1, path);
  if (!second) throw new Error('There is no second tab.');
  await first.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(first, 'Paper Lanterns');
  await second.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectPlaying(second, 'Cold Tea');
  await expect.poll(() => isPaused(first)).toBe(true);
  await expect(playerOf(first)).toContainText('Another tab has the sound');
  // Nothing is said aloud, nor laid over the page.
  await expect(first.getByRole('status').filter({ hasText: /\S/ })).toHaveCount(0);
  await expect(first.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);

  await playerOf(first).getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(first, 'Paper Lanterns');
  await expect(playerOf(first)).not.toContainText('Another tab has the sound');
  await expect.poll(() => isPaused(second)).toBe(true);

  // What is kept for the next page is that of the tab that plays.
  await second.close();
  await first.reload();
  await expect(playerOf(first)).toContainText('Paper Lanterns');
});

test('names the song in the title of the tab while it plays, on every page, and the page afterwards', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await expect(page).toHaveTitle('Three · Setlist');
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expect(page).toHaveTitle('Paper Lanterns · The Understudies — Setlist');
  await expectProgress(page);
  await playerOf(page).getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveTitle('Cold Tea · The Understudies — Setlist');
  await repeatForever(page);
  await follow(page, 'Songs');
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await expect(page).toHaveTitle('Cold Tea · The Understudies — Setlist');
  await playerOf(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page).toHaveTitle('Songs · Setlist');
  await follow(page, 'Settings');
  await expect(page).toHaveTitle('Settings · Setlist');
});

test('tells the device what plays, with its cover, where it is, and obeys its keys', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/icon.svg');
  // What the device shows cannot be asked for: what the page has told it is noted.
  await page.addInitScript(() => {
    const told = { position: undefined as MediaPositionState | undefined, keys: new Map(), dropped: 0 };
    Object.assign(window, { told });
    const { mediaSession } = navigator;
    mediaSession.setPositionState = (state) => {
      told.position = state;
    };
    mediaSession.setActionHandler = (key, handler) => {
      told.keys.set(key, handler);
      if (!handler) told.dropped += 1;
    };
  });
  await page.goto(`/playlists/${owner.playlists[0]?.playlistId}`);
  const shown = () =>
    page.evaluate(() => {
      const { metadata, playbackState } = navigator.mediaSession;
      const { told } = window as unknown as {
        told: { position?: MediaPositionState; keys: Map<string, unknown>; dropped: number };
      };
      return {
        state: playbackState,
        title: metadata?.title,
        cover: metadata?.artwork.map(({ src, sizes, type }) => `${src.slice(0, 22)} ${sizes} ${type}`),
        keys: [...told.keys]
          .filter(([, handler]) => handler)
          .map(([key]) => key)
          .sort(),
        length: told.position?.duration,
        dropped: told.dropped,
      };
    });
  const press = (key: string, details: object = {}) =>
    page.evaluate(
      ([pressed, more]) => {
        const { told } = window as unknown as { told: { keys: Map<unknown, (details: unknown) => void> } };
        told.keys.get(pressed)?.({ action: pressed, ...(more as object) });
      },
      [key, details] as const,
    );
  await expect(page.getByRole('button', { name: 'Play Paper Lanterns' })).toBeVisible();
  await expect.poll(shown).toMatchObject({ state: 'none', keys: [] });
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  const keys = [
    'nexttrack',
    'pause',
    'play',
    'previoustrack',
    'seekbackward',
    'seekforward',
    'seekto',
    'stop',
  ];
  await expect.poll(shown).toMatchObject({
    state: 'playing',
    title: 'Paper Lanterns',
    cover: ['data:image/png;base64, 512x512 image/png'],
    keys,
    // Before there was a song, the page has left the keys alone.
    dropped: 0,
  });
  const length = await soundOf(page).evaluate((audio: HTMLAudioElement) => audio.duration);
  await expect.poll(async () => (await shown()).length).toBe(length);

  const position = () => soundOf(page).evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await press('seekto', { seekTime: 12 });
  await expect.poll(position).toBeGreaterThan(11.9);
  await press('pause');
  await expect.poll(() => isPaused(page)).toBe(true);
  // Pressed where it has paused already, it does not play.
  await press('pause');
  await expect.poll(shown).toMatchObject({ state: 'paused' });
  const at = await position();
  await press('seekbackward', { seekOffset: 4 });
  await expect.poll(position).toBeCloseTo(at - 4, 1);
  await press('play');
  await expectPlaying(page, 'Paper Lanterns');
  await press('nexttrack');
  await expectPlaying(page, 'Cold Tea');
  await expect.poll(shown).toMatchObject({ state: 'playing', title: 'Cold Tea' });
  await press('stop');
  await expect.poll(position).toBe(0);
  expect(await isPaused(page)).toBe(true);

  // With nothing left to play the keys are others' again.
  await page.keyboard.press('q');
  const queue = page.getByRole('dialog', { name: 'Queue' });
  for (const song of SONGS) {
    await queue.getByRole('button', { name: `More for ${song}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove from queue' }).press('Enter');
  }
  await expect.poll(shown).toMatchObject({ state: 'none', title: undefined, keys: [] });
});
