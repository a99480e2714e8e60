import type { Locator } from '@playwright/test';
import { follow, mainLink } from '../support/open.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

test('shows in forced colours what is on, where one is, and where player and legend end', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Contrast', songs: ['Cold Tea', 'Night Ferry'] }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, {
    forcedColors: 'active',
  });
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Cold Tea');
  const player = playerOf(page);
  for (const name of ['Shuffle', 'Repeat', 'Mute']) {
    const button = player.getByRole('button', { name, exact: true });
    await expectChange(button, player, () => button.click());
  }
  const volume = player.getByRole('slider', { name: 'Volume' });
  await expectChange(volume, player, () => volume.fill('10'));

  await pressXray(page);
  const legend = page.getByRole('region', { name: 'X-ray legend' });
  for (const floating of [player, legend]) await expect(floating).toHaveCSS('border-top-width', '1px');
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport);
    await follow(page, 'Songs');
    await expect(mainLink(page, 'Songs')).toHaveAttribute('aria-current', 'page');
    expect(await edgeOf(mainLink(page, 'Songs'))).toBeGreaterThan(0);
    expect(await edgeOf(mainLink(page, 'Featured'))).toBe(0);
  }
});

test('shows in forced colours which theme and genre are chosen, in words that can be read', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/settings', { forcedColors: 'active' });
  for (const [group, name] of [
    ['Theme', 'Dark'],
    ['Favourite genre', 'Jazz'],
  ] as const) {
    const choices = page.getByRole('group', { name: group });
    const chosen = choices.locator('label', { hasText: name });
    await expectChange(chosen, choices, () => chosen.click());
    // Else the browser lays a plate in the colour of the page behind words that are in a colour for another one.
    await expect(chosen).toHaveCSS('forced-color-adjust', 'none');
    const [words, ground] = await chosen.evaluate((label) => {
      const { color, backgroundColor } = getComputedStyle(label);
      return [color, backgroundColor];
    });
    expect(words).not.toBe(ground);
  }
});

test('shows in forced colours which row is dragged, and where it would go', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Contrast', songs: ['Cold Tea', 'Night Ferry'] }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, {
    forcedColors: 'active',
  });
  const rows = page.getByRole('main').getByRole('listitem');
  await rows
    .first()
    .getByRole('button', { name: /^Reorder/ })
    .hover();
  await page.mouse.down();
  await rows.last().hover();
  await expect(rows.first()).toHaveCSS('outline-style', 'solid');
  // In any colour but the system's own the mark would be drawn in that of the page.
  const isMarked = () =>
    rows.last().evaluate((row) => {
      const { content, backgroundColor } = getComputedStyle(row, '::before');
      return (
        content !== 'none' && backgroundColor !== getComputedStyle(document.documentElement).backgroundColor
      );
    });
  await expect.poll(isMarked).toBe(true);
  await page.mouse.up();
});

/** Expects that a control looks different once something was done with it; the pointer is away both times. */
async function expectChange(control: Locator, around: Locator, act: () => Promise<void>): Promise<void> {
  const look = async () => {
    await around.page().mouse.move(0, 0);
    return (await control.screenshot()).toString('base64');
  };
  const before = await look();
  const box = await control.elementHandle();
  if (!box) throw new Error(`${control} is not there.`);
  await act();
  await around.page().mouse.move(0, 0);
  // By its handle: Mute has another name now.
  await expect.poll(async () => (await box.screenshot()).toString('base64')).not.toBe(before);
}

/** How wide the border is that says where one is, in pixels; a background alone is not shown in forced colours. */
function edgeOf(link: Locator): Promise<number> {
  return link.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
}
