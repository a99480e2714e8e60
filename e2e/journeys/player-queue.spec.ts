import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { choose, chooseByKeys } from '../support/menus.ts';
import { audioPosition, expectPlaying, fullPlayerOf, playerOf, queuedSong } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** The songs of the queue that is open, in the order in which they play. */
async function songsOf(panel: Locator): Promise<string[]> {
  const names = await panel.getByRole('listitem').locator('b').allInnerTexts();
  return names;
}

async function openQueue(page: Page): Promise<Locator> {
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  const panel = page.getByRole('dialog', { name: /^(Queue|Now playing)$/ });
  await expect(panel).toBeVisible();
  return panel;
}

for (const [device, options] of Object.entries({ desk: {}, phone: PHONE })) {
  test(`puts songs next and last, the same one twice, moves, removes and clears them (${device})`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
    const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, options);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expectPlaying(page, 'Paper Lanterns');
    await choose(page, 'Night Ferry', 'Play next');
    await expectNews(page, 'Night Ferry comes next');
    await choose(page, 'Paper Lanterns', 'Add to queue');
    await expectNews(page, 'Paper Lanterns is in the queue');

    const panel = await openQueue(page);
    const expectSongs = (songs: string[]) => expect.poll(() => songsOf(panel)).toEqual(songs);
    await expectSongs(['Paper Lanterns', 'Night Ferry', 'Cold Tea', 'Night Ferry', 'Paper Lanterns']);
    await expect(panel.locator('button[aria-current=true]')).toHaveCount(1);

    const grip = (song: string, position: number) =>
      panel.getByRole('button', { name: `Reorder ${song}, position ${position} of 5` });
    await grip('Cold Tea', 3).press('ArrowDown');
    await expectSongs(['Paper Lanterns', 'Night Ferry', 'Night Ferry', 'Cold Tea', 'Paper Lanterns']);
    await expect(grip('Cold Tea', 4)).toBeFocused();
    await grip('Cold Tea', 4).press('Home');
    await expectSongs(['Cold Tea', 'Paper Lanterns', 'Night Ferry', 'Night Ferry', 'Paper Lanterns']);
    // What plays goes on.
    await expect(queuedSong(panel, 'Paper Lanterns').first()).toHaveAttribute('aria-current', 'true');

    await panel.getByRole('button', { name: 'More for Night Ferry' }).first().press('Enter');
    await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
    await page.getByRole('menuitem', { name: 'Remove from queue' }).press('Enter');
    await expectSongs(['Cold Tea', 'Paper Lanterns', 'Night Ferry', 'Paper Lanterns']);
    await expect(panel.getByRole('button', { name: 'More for Night Ferry' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectSongs(['Cold Tea', 'Paper Lanterns', 'Night Ferry', 'Night Ferry', 'Paper Lanterns']);

    // By key: on a phone the news may lie over it.
    await panel.getByRole('button', { name: 'Clear the rest' }).press('Enter');
    await expectSongs(['Cold Tea', 'Paper Lanterns']);
    await expect(panel.getByRole('button', { name: 'Clear the rest' })).toBeDisabled();
    await expectPlaying(page, 'Paper Lanterns');
  });
}

test('moves a song of the queue by dragging it', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  const panel = await openQueue(page);
  const middleOf = async (name: string) => {
    const box = await panel.getByRole('button', { name: `Reorder ${name}, position` }).boundingBox();
    if (!box) throw new Error(`${name} has no grip.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [from, to] = [await middleOf('Night Ferry'), await middleOf('Cold Tea')];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => songsOf(panel)).toEqual(['Paper Lanterns', 'Night Ferry', 'Cold Tea']);
});

test('plays what is put into an empty queue, also by the keyboard alone', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await chooseByKeys(page, 'Cold Tea', 'Play next');
  await expectPlaying(page, 'Cold Tea');
  await chooseByKeys(page, 'Three', 'Add to queue');
  await expectNews(page, '3 songs are in the queue');
  await page.keyboard.press('q');
  const panel = page.getByRole('dialog', { name: 'Queue' });
  await expect.poll(() => songsOf(panel)).toEqual(['Cold Tea', ...SONGS]);
  await expectAccessible(page, 'the queue');
});

test('repeats all, or the one song, which begins anew when it ends', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'Three', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`, PHONE);
  await page.getByRole('button', { name: 'Play Night Ferry' }).click();
  await expectPlaying(page, 'Night Ferry');
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  const full = fullPlayerOf(page);
  const end = () => full.getByRole('slider', { name: 'Seek' }).press('End');
  await full.getByRole('button', { name: 'Repeat' }).click();
  await end();
  await expectPlaying(page, 'Paper Lanterns');
  await full.getByRole('button', { name: 'Repeat all' }).click();
  await end();
  await expect(full.getByRole('button', { name: 'Repeat one' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => audioPosition(page)).toBeLessThan(3);
  // It is the same song that has begun, and not the next one.
  expect(await queuedSong(full, 'Paper Lanterns').getAttribute('aria-current')).toBe('true');
  await expectPlaying(page, 'Paper Lanterns');
  await full.getByRole('button', { name: 'Next', exact: true }).click();
  await expectPlaying(page, 'Cold Tea');
});
