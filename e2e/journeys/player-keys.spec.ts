import type { Page } from '@playwright/test';
import type { Person } from '../support/people.ts';
import {
  audioPosition,
  expectPlaying,
  fullPlayerOf,
  playerOf,
  repeatForever,
  soundOf,
} from '../support/player.ts';
import { test as base, expect } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];

/** Somebody's page with a song that plays, and nothing that has the focus. */
const test = base.extend<{ keyed: { owner: Person; page: Page } }>({
  keyed: async ({ newPerson, newBrowserOf }, use) => {
    const owner = await newPerson({ displayName: 'Uma', playlists: [{ name: 'By Keys', songs: SONGS }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
    await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
    await expectPlaying(page, 'Paper Lanterns');
    await repeatForever(page);
    await blur(page);
    await use({ owner, page });
  },
});

const blur = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
const isPaused = (page: Page) => soundOf(page).evaluate((audio: HTMLAudioElement) => audio.paused);
const volumeOf = (page: Page) =>
  soundOf(page).evaluate(({ volume, muted }: HTMLAudioElement) => (muted ? 0 : Math.round(volume * 100)));
const pressed = (page: Page, name: RegExp) =>
  playerOf(page).getByRole('button', { name }).getAttribute('aria-pressed');

test('plays, pauses, seeks, skips and sets the volume by keys', async ({ keyed: { page } }) => {
  const { keyboard } = page;
  for (const key of ['Space', 'k']) {
    await keyboard.press(key);
    await expect.poll(() => isPaused(page)).toBe(true);
    await keyboard.press(key);
    await expect.poll(() => isPaused(page)).toBe(false);
  }
  await keyboard.press('k');
  await expect.poll(() => isPaused(page)).toBe(true);
  let at = await audioPosition(page);
  for (const [key, by] of [
    ['l', 10],
    ['ArrowRight', 5],
    ['ArrowLeft', -5],
    ['j', -10],
  ] as const) {
    await keyboard.press(key);
    at += by;
    await expect.poll(() => audioPosition(page), key).toBeCloseTo(at, 1);
  }

  const volume = await volumeOf(page);
  await keyboard.press('Shift+ArrowDown');
  await expect.poll(() => volumeOf(page)).toBe(volume - 5);
  await keyboard.press('Shift+ArrowUp');
  await expect.poll(() => volumeOf(page)).toBe(volume);
  // Alone they scroll the page, but in the player.
  await keyboard.press('ArrowDown');
  expect(await volumeOf(page)).toBe(volume);
  await playerOf(page).getByRole('button', { name: 'Next' }).focus();
  await keyboard.press('ArrowDown');
  await expect.poll(() => volumeOf(page)).toBe(volume - 5);
  await keyboard.press('m');
  await expect.poll(() => volumeOf(page)).toBe(0);
  await keyboard.press('m');
  await expect.poll(() => volumeOf(page)).toBe(volume - 5);

  await keyboard.press('n');
  await expectPlaying(page, 'Cold Tea');
  await keyboard.press('Shift+ArrowRight');
  await expectPlaying(page, 'Night Ferry');
  await keyboard.press('p');
  await expectPlaying(page, 'Cold Tea');
  await keyboard.press('s');
  await expect.poll(() => pressed(page, /^Shuffle/)).toBe('true');
  for (const name of [/^Repeat all/, /^Repeat one/]) {
    await keyboard.press('r');
    await expect.poll(() => pressed(page, name)).toBe('true');
  }
});

test('opens the queue, the whole player and the help by keys, and the help from the account menu', async ({
  keyed: { page },
}) => {
  const { keyboard } = page;
  const queue = page.getByRole('dialog', { name: 'Queue' });
  await keyboard.press('q');
  await expect(queue).toBeVisible();
  await keyboard.press('q');
  await expect(queue).toBeHidden();
  await keyboard.press('f');
  await expect(fullPlayerOf(page)).toBeVisible();
  // Its keys are those of the player: what is first in it does not take them.
  await keyboard.press('k');
  await expect.poll(() => isPaused(page)).toBe(true);
  await keyboard.press('f');
  await expect(fullPlayerOf(page)).toBeHidden();

  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keyboard.press('?');
  await expect(help).toBeVisible();
  await expect(help.getByText('Play or pause')).toBeVisible();
  await keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByRole('button', { name: 'Account: Uma' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(help).toBeVisible();
});

test('takes no key from a field, a button, a menu, a dialog or the browser', async ({
  keyed: { owner, page },
}) => {
  const { keyboard } = page;
  const stillPlays = async () => {
    expect(await isPaused(page)).toBe(false);
    // Around an open dialog there are no roles.
    await expect(page.locator('[data-player-bar]')).toContainText('Paper Lanterns');
  };
  await page.getByRole('button', { name: 'Add songs' }).click();
  const field = page.getByRole('dialog').getByRole('searchbox');
  await field.focus();
  await keyboard.type('k nm?');
  await expect(field).toHaveValue('k nm?');
  await stillPlays();
  // In the dialog, but not in its field.
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).focus();
  await keyboard.press('k');
  await keyboard.press('n');
  await stillPlays();
  await keyboard.press('Space');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await stillPlays();

  await page.getByRole('button', { name: 'More for Cold Tea' }).press('Enter');
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
  await keyboard.press('n');
  await stillPlays();
  await keyboard.press('Escape');
  await keyboard.press('Alt+k');
  await keyboard.press('Control+l');
  await stillPlays();
  // Space presses a button that has the focus.
  await page.getByRole('button', { name: 'Play Night Ferry' }).press('Space');
  await expectPlaying(page, 'Night Ferry');
  expect(owner.playlists).toHaveLength(1);
});

test('has a switch for those who speak to their computer, which this browser remembers', async ({
  keyed: { page },
}) => {
  const { keyboard } = page;
  await keyboard.press('?');
  const single = page.getByRole('switch', { name: 'Letters and signs are shortcuts' });
  await expect(single).toBeChecked();
  await single.press('Space');
  await expect(single).not.toBeChecked();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await blur(page);
  await keyboard.press('k');
  await keyboard.press('?');
  const at = await audioPosition(page);
  await keyboard.press('ArrowRight');
  await expect.poll(() => audioPosition(page)).toBeGreaterThan(at + 4);
  expect(await isPaused(page)).toBe(false);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
