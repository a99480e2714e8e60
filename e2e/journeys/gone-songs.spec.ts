import type { PrismaClient } from '@setlist/db';
import { expectAccessible } from '../support/axe.ts';
import { choose, chooseByKeys } from '../support/menus.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const PRIVATE = 'A song that is private now';
const DELETED = 'A song that its owner deleted';

for (const [device, viewport] of [
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const) {
  test(`says of songs that their owner took back or deleted that they are gone, and lets them be removed, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const { holder, mixed } = await holderOfGone(newPerson, prisma);
    const page = await newBrowserOf(holder, `/playlists/${mixed.playlistId}`, { viewport });
    const rows = page.getByRole('main').getByRole('listitem');
    await expect(rows).toContainText([PRIVATE, DELETED, 'My Own']);
    await expect(page.getByRole('main')).not.toContainText(/Taken Back|Thrown Away/);
    await expect(page.getByRole('main').getByText('1 song,')).toBeVisible();
    await expect(rows.nth(0).getByRole('button', { name: /^Play/ })).toHaveCount(0);
    await expectAccessible(page, 'songs that are gone');

    await choose(page, DELETED, 'Remove from playlist');
    await expectNews(page, 'Removed a song that was gone');
    await expect(rows).toContainText([PRIVATE, 'My Own']);
    await expect.poll(() => prisma.playlistSong.count({ where: { playlistId: mixed.playlistId } })).toBe(2);
    await page.reload();
    await expect(rows).toContainText([PRIVATE, 'My Own']);
  });
}

test('moves and removes by keyboard what is gone, and has it back where it was once it is published again', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const { holder, mixed, source } = await holderOfGone(newPerson, prisma);
  const page = await newBrowserOf(holder, `/playlists/${mixed.playlistId}`);
  const rows = page.getByRole('main').getByRole('listitem');
  await page.getByRole('button', { name: `Reorder ${PRIVATE}, position 1 of 3` }).press('End');
  await expect(page.getByRole('button', { name: `Reorder ${PRIVATE}, position 3 of 3` })).toBeFocused();
  await chooseByKeys(page, DELETED, 'Remove from playlist');
  await expect(rows).toContainText(['My Own', PRIVATE]);
  const last = { playlistId: mixed.playlistId, songId: source.songs[0]?.songId ?? '', position: 2 };
  await expect.poll(() => prisma.playlistSong.count({ where: last })).toBe(1);

  await prisma.playlist.updateMany({
    where: { playlistId: source.playlistId },
    data: { visibility: 'public' },
  });
  await open(page, `/playlists/${mixed.playlistId}`);
  await expect(rows).toContainText(['My Own', 'Taken Back']);
});

test('shows who else looks at the playlist what is gone, with nothing to do about it', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const { mixed } = await holderOfGone(newPerson, prisma);
  const page = await newBrowserOf(await newPerson(), `/playlists/${mixed.playlistId}`);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toContainText([PRIVATE, DELETED, 'My Own']);
  await expect(rows.nth(0).getByRole('button')).toHaveCount(0);
});

/** Somebody whose public playlist holds two songs of somebody else, one private by now, one deleted, and one of their own. */
async function holderOfGone(
  newPerson: (options: object) => Promise<Person>,
  prisma: PrismaClient,
): Promise<{ holder: Person; mixed: SeededPlaylist; source: SeededPlaylist }> {
  const owner = await newPerson({
    displayName: 'Olga',
    playlists: [{ name: 'Hers', songs: ['Taken Back', 'Thrown Away'], visibility: 'private' }],
  });
  const holder = await newPerson({ displayName: 'Hans', playlists: [{ name: 'Mixed', songs: ['My Own'] }] });
  const source = owner.playlists[0] as SeededPlaylist;
  const mixed = holder.playlists[0] as SeededPlaylist;
  await prisma.playlistSong.createMany({
    data: source.songs.map(({ songId }, index) => ({
      ...{ userId: holder.userId, playlistId: mixed.playlistId, position: index - 1 },
      ...{ songUserId: owner.userId, songId },
    })),
  });
  const deleted = source.songs[1]?.songId ?? '';
  await prisma.song.delete({ where: { userId_songId: { userId: owner.userId, songId: deleted } } });
  return { holder, mixed, source };
}
