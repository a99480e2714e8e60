import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Response } from '@playwright/test';
import { AUDIO_COOKIE } from '@setlist/contracts';
import { choose } from '../support/menus.ts';
import { awaken, open } from '../support/open.ts';
import { expectPlaying, fullPlayerOf, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

/** A PNG of one red pixel. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
const SCREENS = { 'a desktop': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };

/** The bar has one for a phone and one for a desktop. */
const coversIn = (page: Page) => playerOf(page).locator('img[src^="/audio/"]').filter({ visible: true });
const isDrawn = (page: Page) =>
  coversIn(page).evaluate(({ complete, naturalWidth }: HTMLImageElement) => complete && naturalWidth > 0);

/** What is on the lock screen: the song's title, and the colour in the middle of its artwork. */
const lockScreenOf = (page: Page) =>
  page.evaluate(async () => {
    const { metadata } = navigator.mediaSession;
    const [artwork] = metadata?.artwork ?? [];
    if (!artwork) return { title: metadata?.title };
    const image = new Image();
    image.src = artwork.src;
    await image.decode();
    const canvas = document.createElement('canvas').getContext('2d');
    canvas?.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
    return { title: metadata?.title, colour: [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])] };
  });

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`shows the cover that came with a file, straight from the API, and the drawn one when it does not come, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
    stack,
    database: { prisma },
    allowedComplaints,
  }) => {
    allowedComplaints.push(/status of 404/);
    const owner = await newPerson({ playlists: [{ name: 'Sleeves', songs: ['Paper Lanterns'] }] });
    const { songId = '' } = owner.playlists[0]?.songs[0] ?? {};
    const file = join(stack.AUDIO_DIR, `${songId}.png`);
    await writeFile(file, Buffer.from(RED, 'base64'));
    const cover = { coverKey: `${songId}.png`, coverType: 'image/png' };
    await prisma.song.updateMany({ where: { songId }, data: cover });
    const page = await newBrowserOf(owner, '/icon.svg', { viewport });
    const answers: Response[] = [];
    page.on('response', (response) => {
      if (response.url().includes(`${songId}/cover`)) answers.push(response);
    });
    await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
    await page.getByRole('button', { name: 'Play Paper Lanterns' }).press('Enter');
    await expectPlaying(page, 'Paper Lanterns');
    await expect.poll(() => isDrawn(page)).toBe(true);
    await expect
      .poll(() => lockScreenOf(page))
      .toEqual({ title: 'Paper Lanterns', colour: [255, 0, 0, 255] });
    await playerOf(page)
      .getByRole('button', { name: /Full screen$/ })
      .press('Enter');
    await expect(fullPlayerOf(page).locator('img[src^="/audio/"]')).toBeVisible();
    await page.keyboard.press('Escape');
    for (const answer of answers) {
      expect(answer.status()).toBe(answer.url().startsWith(stack.WEB_URL) ? 307 : 200);
    }
    expect(new Set(answers.map((answer) => new URL(answer.url()).origin)).size).toBe(2);

    // Days later, when nothing opens it any more but the session.
    await page.goto('/icon.svg');
    await page.context().clearCookies({ name: AUDIO_COOKIE.name });
    await open(page, '/');
    await expect(playerOf(page)).toContainText('Paper Lanterns');
    await expect.poll(() => isDrawn(page)).toBe(true);

    await prisma.song.updateMany({ where: { songId }, data: { coverKey: null, coverType: null } });
    await page.reload();
    await awaken(page);
    await expect(playerOf(page)).toContainText('Paper Lanterns');
    await expect(coversIn(page)).toHaveCount(0);
    await expect(playerOf(page).locator('img[src^="/covers/"]').filter({ visible: true })).toHaveCount(1);
    await expect.poll(async () => (await lockScreenOf(page)).colour).not.toEqual([255, 0, 0, 255]);
    await expect.poll(async () => (await lockScreenOf(page)).colour?.at(-1)).toBe(255);
  });
}

test('follows a song that gets another name, and another file with a cover, while it plays', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Changes', songs: ['Paper Lanterns'] }] });
  const page = await newBrowserOf(owner, '/songs');
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  await choose(page, 'Paper Lanterns', 'Edit');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Paper Boats');
  await page.getByRole('textbox', { name: 'Title', exact: true }).press('Enter');
  await expect(playerOf(page)).toContainText('Paper Boats');
  await expect(page).toHaveTitle(/^Paper Boats/);
  await expect.poll(async () => (await lockScreenOf(page)).title).toBe('Paper Boats');
  await expect(coversIn(page)).toHaveCount(0);

  const before = (await lockScreenOf(page)).colour;
  await page.getByRole('button', { name: 'More for Paper Boats' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Replace the file' }).click();
  const buffer = await readFile(join(import.meta.dirname, '../../apps/api/test/audio/tone.mp3'));
  await (await chooser).setFiles([{ name: 'tone.mp3', mimeType: 'audio/mpeg', buffer }]);
  await expect(page.getByRole('region', { name: 'Uploads' })).toContainText('1 of 1 uploaded');
  await expect.poll(() => isDrawn(page)).toBe(true);
  await expect(playerOf(page)).toContainText('Paper Boats');
  await expect.poll(async () => (await lockScreenOf(page)).colour).not.toEqual(before);
  await page.reload();
  await awaken(page);
  await expect(playerOf(page)).toContainText('Paper Boats');
  await expect.poll(() => isDrawn(page)).toBe(true);
});
