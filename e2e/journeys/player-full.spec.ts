import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import {
  audioPosition,
  expectPlaying,
  fullPlayerOf,
  playerOf,
  queuedSong,
  repeatForever,
} from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const SONGS = Array.from({ length: 12 }, (_, index) => `Song ${index + 1}`);
const SIZES = {
  phone: { width: 360, height: 740 },
  'larger phone': { width: 412, height: 915 },
  tablet: { width: 768, height: 1024 },
  'phone on its side': { width: 740, height: 360 },
  desk: { width: 1440, height: 900 },
};

/** Opens the whole player: on a phone by the song in the bar, elsewhere by its button. */
async function openFull(page: Page) {
  await playerOf(page)
    .getByRole('button', { name: /Full screen$/ })
    .click();
  const full = fullPlayerOf(page);
  await expect(full).toBeVisible();
  return full;
}

const sizes = Object.entries(SIZES);
for (const [device, viewport] of sweep(sizes, sizes.slice(0, 1))) {
  test(`has all that the player can do, and lets it be reached (${device})`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const owner = await newPerson({ playlists: [{ name: 'Long', songs: SONGS }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, { viewport });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expectPlaying(page, 'Song 1');
    await repeatForever(page);
    const full = await openFull(page);
    await expectNoOverflow(page, device);
    for (const name of [/^Shuffle/, /^Previous/, /^Pause/, /^Next/, /^Repeat/, /^Mute/, /^Clear the rest/]) {
      await full.getByRole('button', { name }).scrollIntoViewIfNeeded();
      await expect(full.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
    }
    await expect(full.getByRole('slider', { name: 'Volume' })).toBeVisible();
    const slider = full.getByRole('slider', { name: 'Seek' });
    const box = await slider.boundingBox();
    if (!box) throw new Error('The waveform is not to be seen.');
    await slider.click({ position: { x: box.width * 0.75, y: box.height / 2 } });
    await expect.poll(() => audioPosition(page)).toBeGreaterThan(5);
    await queuedSong(full, 'Song 12').scrollIntoViewIfNeeded();
    await expect(queuedSong(full, 'Song 12')).toBeInViewport({ ratio: 1 });
    await queuedSong(full, 'Song 12').click();
    await expect(queuedSong(full, 'Song 12')).toHaveAttribute('aria-current', 'true');
    // The keyboard stays in it.
    await full.getByRole('button', { name: 'Close' }).focus();
    for (let back = 0; back < 3; back++) {
      await page.keyboard.press('Shift+Tab');
      expect(await page.locator('[data-player-bar] :focus, main :focus, nav :focus').count()).toBe(0);
    }
    // A menu in it closes by itself.
    await full.getByRole('button', { name: 'More for Song 3 in the queue' }).click();
    const item = page.getByRole('menuitem', { name: 'Move up' });
    await expect(item).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(item).toHaveCount(0);
    await expect(full).toBeVisible();
    await expectAccessible(page, `the whole player, ${device}`);
  });
}

for (const [device, viewport] of [
  ['phone', SIZES.phone],
  ['desk', SIZES.desk],
] as const) {
  test(`is closed by Escape, Back and its button, and gives the focus back (${device})`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const owner = await newPerson({ playlists: [{ name: 'Long', songs: SONGS }] });
    const path = `/playlists/${owner.playlists[0]?.playlistId}`;
    const page = await newBrowserOf(owner, '/songs', { viewport });
    await page.goto(path);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expectPlaying(page, 'Song 1');
    const opener = playerOf(page).getByRole('button', { name: /Full screen$/ });
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.goBack(),
      () => fullPlayerOf(page).getByRole('button', { name: 'Close' }).click(),
    ]) {
      const full = await openFull(page);
      await expect(full.getByRole('button', { name: 'Pause' })).toBeFocused();
      await close();
      await expect(full).toBeHidden();
      await expect(opener).toBeFocused();
      expect(new URL(page.url()).pathname).toBe(path);
    }
    // What was opened and closed has left nothing in the history.
    await expect
      .poll(() => page.evaluate(() => (history.state as { over?: boolean } | null)?.over))
      .toBeUndefined();
    await page.goBack();
    await expect(page).toHaveURL(/\/songs$/);
  });
}

test('leads to the playlist of the song, from which Back leads to the page before', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Long', songs: SONGS }] });
  const path = `/playlists/${owner.playlists[0]?.playlistId}`;
  const page = await newBrowserOf(owner, path, { viewport: SIZES.phone });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Song 1');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  const full = await openFull(page);
  await full.getByRole('link', { name: 'Long' }).click();
  await expect(full).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(page.getByRole('heading', { level: 1, name: 'Long' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});
