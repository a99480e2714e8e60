import type { Page } from '@playwright/test';
import type { PrismaClient } from '@setlist/db';
import { expectAccessible } from '../support/axe.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { follow, mainLink, open } from '../support/open.ts';
import { expectPlaying } from '../support/player.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm, expectNews } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const heart = (page: Page, song: string) => page.getByRole('button', { name: `Like ${song}`, exact: true });

test('likes songs of somebody else, finds them on a page of their own, and plays all of them, on a desktop by keyboard', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
  const person = await newPerson();
  const page = await newBrowserOf(person, `/playlists/${owner.playlists[0]?.playlistId}`);
  for (const song of ['Cold Tea', 'Paper Lanterns']) {
    await expect(heart(page, song)).toHaveAttribute('aria-pressed', 'false');
    await heart(page, song).press('Enter');
    await expect(heart(page, song)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => likesOf(prisma, person.userId, song)).toBe(1);
  }
  await page.reload();
  await expect(heart(page, 'Cold Tea')).toHaveAttribute('aria-pressed', 'true');
  await expect(heart(page, 'Night Ferry')).toHaveAttribute('aria-pressed', 'false');

  await mainLink(page, 'Liked').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Liked songs' })).toBeVisible();
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toContainText(['Paper Lanterns', 'Cold Tea']);
  await expectAccessible(page, 'liked songs');
  await page.getByRole('button', { name: 'Play all' }).press('Enter');
  await expectPlaying(page, 'Paper Lanterns');

  // It stays until the next visit, so that it can be taken back.
  await heart(page, 'Cold Tea').press('Enter');
  await expect(heart(page, 'Cold Tea')).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => likesOf(prisma, person.userId, 'Cold Tea')).toBe(0);
  await expect(rows).toHaveCount(2);
  await follow(page, 'Home');
  await expectHome(page);
  await mainLink(page, 'Liked').click();
  await expect(rows).toHaveCount(1);
});

test('leads on a phone from the playlists to what one likes, says what to do when that is nothing, and keeps a song', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(await newPerson(), '/playlists', { viewport: { width: 360, height: 740 } });
  await page.getByRole('link', { name: 'Liked songs' }).click();
  await expect(page.getByRole('heading', { name: 'You have not liked a song yet' })).toBeVisible();
  await expectAccessible(page, 'no liked song');
  await open(page, `/playlists/${playlistId}`);
  await heart(page, 'Night Ferry').click();
  await expect(heart(page, 'Night Ferry')).toHaveAttribute('aria-pressed', 'true');
  await follow(page, 'Playlists');
  await page.getByRole('link', { name: 'Liked songs' }).click();
  await page.getByRole('button', { name: 'More for Night Ferry' }).click();
  await page.getByRole('menuitem', { name: 'Add to playlist …' }).click();
  await page.getByRole('dialog').getByLabel('New playlist').fill('Kept');
  await page.keyboard.press('Enter');
  await expectNews(page, 'Added Night Ferry to Kept');
});

test('gives the heart back when a like was not saved', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(await newPerson(), `/playlists/${playlistId}`);
  await prisma.playlist.updateMany({ where: { playlistId }, data: { visibility: 'private' } });
  await heart(page, 'Cold Tea').click();
  await expectAlarm(page, 'It isn’t there any more');
  await expect(heart(page, 'Cold Tea')).toHaveAttribute('aria-pressed', 'false');
});

const likesOf = (prisma: PrismaClient, userId: string, songname: string) =>
  prisma.songLike.count({ where: { userId, song: { songname } } });
