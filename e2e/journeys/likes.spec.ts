import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { PrismaClient } from '@setlist/db';
import { expectAccessible } from '../support/axe.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { awaken, follow, mainLink, open } from '../support/open.ts';
import { expectPlaying, fullPlayerOf, playerOf } from '../support/player.ts';
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

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const) {
  test(`plays what one likes from there, as what it is: with its heart, of no playlist and for no count, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
    const person = await newPerson();
    const { userId } = person;
    const { songId = '' } = owner.playlists[0]?.songs[1] ?? {};
    const like = { userId, songUserId: owner.userId, songId, likeId: randomUUID() };
    await prisma.songLike.create({ data: like });
    const page = await newBrowserOf(person, '/liked', { viewport });
    await page.getByRole('button', { name: 'Play Cold Tea' }).press('Enter');
    await expectPlaying(page, 'Cold Tea');
    await expect(playerOf(page)).toContainText('Liked songs');
    await expect(playerOf(page)).not.toContainText('Your songs');
    const kept = () => prisma.listen.findMany({ where: { userId } });
    await expect.poll(kept, { timeout: 60_000 }).toMatchObject([{ playlistId: null, counted: false }]);
    expect(await prisma.play.count({ where: { listenerId: userId } })).toBe(0);

    await openFull(page);
    const full = fullPlayerOf(page);
    await expect(full.getByRole('link', { name: 'Liked songs' })).toBeVisible();
    const beside = full.getByRole('button', { name: 'Like Cold Tea', exact: true });
    await expect(beside).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible(page, `the whole player of a liked song, on ${device}`);
    await beside.press('Enter');
    await expect(beside).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(() => likesOf(prisma, userId, 'Cold Tea')).toBe(0);

    // What is restored knows it, too.
    await page.reload();
    await awaken(page);
    await openFull(page);
    await expect(beside).toHaveAttribute('aria-pressed', 'false');
    await full.getByRole('link', { name: 'Liked songs' }).press('Enter');
    await expect(page).toHaveURL(/\/liked$/);
  });
}

test('shows the heart of a song that is played from the history', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
  const person = await newPerson();
  const { userId } = person;
  const { songs = [] } = owner.playlists[0] ?? {};
  for (const [index, { songId }] of songs.slice(0, 2).entries()) {
    const heardAt = new Date(Date.UTC(2026, 2, 1, index));
    await prisma.listen.create({
      data: { userId, songId, playlistId: null, heardMs: 60_000, counted: false, heardAt },
    });
  }
  const like = { userId, songUserId: owner.userId, songId: songs[0]?.songId ?? '', likeId: randomUUID() };
  await prisma.songLike.create({ data: like });
  const page = await newBrowserOf(person, '/history');
  for (const [song, liked] of [
    ['Paper Lanterns', 'true'],
    ['Cold Tea', 'false'],
  ] as const) {
    await page.getByRole('button', { name: `Play ${song}` }).click();
    await expectPlaying(page, song);
    await expect(playerOf(page)).toContainText('Your history');
    await openFull(page);
    const beside = fullPlayerOf(page).getByRole('button', { name: `Like ${song}`, exact: true });
    await expect(beside).toHaveAttribute('aria-pressed', liked);
    await page.keyboard.press('Escape');
  }
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

const openFull = (page: Page) =>
  playerOf(page)
    .getByRole('button', { name: /Full screen$/ })
    .press('Enter');

const likesOf = (prisma: PrismaClient, userId: string, songname: string) =>
  prisma.songLike.count({ where: { userId, song: { songname } } });
