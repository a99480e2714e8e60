import type { Page } from '@playwright/test';
import { chooseByKeys } from '../support/menus.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm, expectNews } from '../support/toasts.ts';

// What was removed comes back where it was, with what hung on it, and the keyboard is led to it.

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const main = (page: Page) => page.getByRole('main');

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const) {
  test(`brings a deleted song back to its place, and into its playlist, by keyboard, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const owner = await newPerson({ playlists: [{ name: 'All', songs: ['First', 'Second', 'Third'] }] });
    const page = await newBrowserOf(owner, '/songs', { viewport });
    const more = main(page).getByRole('button', { name: /^More for/ });
    await expect(more).toHaveCount(3);
    const labels = await more.evaluateAll((all) => all.map((button) => button.ariaLabel ?? ''));
    const name = (labels[1] ?? '').replace('More for ', '');
    await chooseByKeys(page, name, 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await expectNews(page, `Deleted ${name}`);
    await expect(more).toHaveCount(2);
    await undo(page).press('Enter');
    await expect(more).toHaveCount(3);
    expect(await more.evaluateAll((all) => all.map((button) => button.ariaLabel ?? ''))).toEqual(labels);
    await expect(more.nth(1)).toBeFocused();
    await expect(undo(page)).toHaveCount(0);
    // It is shown at once, and then it is there.
    await expect.poll(() => prisma.song.count({ where: { userId: owner.userId } })).toBe(3);

    await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
    const rows = main(page).getByRole('listitem');
    await expect(rows).toHaveText([/First/, /Second/, /Third/]);
    await main(page)
      .getByRole('button', { name: `Play ${name}` })
      .press('Enter');
    await expect(main(page).getByRole('button', { name: `Pause ${name}` })).toBeVisible();
  });

  test(`brings a deleted playlist back with its plays, by keyboard, on ${device}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const owner = await newPerson({
      playlists: [{ name: 'Gone Soon', songs: ['First'], plays: 7 }, { name: 'Here' }],
    });
    const { playlistId } = owner.playlists[0] ?? {};
    const page = await newBrowserOf(owner, `/playlists/${playlistId}`, { viewport });
    await chooseByKeys(page, 'Gone Soon', 'Delete playlist');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete playlist' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeFocused();
    const link = main(page).getByRole('link', { name: 'Gone Soon' });
    await expect(link).toHaveCount(0);
    await undo(page).press('Enter');
    await expect(link).toBeFocused();
    await link.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Gone Soon' })).toBeVisible();
    await expect(main(page)).toContainText('7 plays');
    await expect(main(page).getByRole('listitem')).toHaveText([/First/]);
  });

  test(`takes back what was removed from a history, one entry and all of it, by keyboard, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const names = ['Cold Tea', 'Paper Lanterns', 'Rain'];
    const person = await newPerson({ playlists: [{ name: 'Harbour', songs: names }] });
    const { playlistId = null, songs = [] } = person.playlists[0] ?? {};
    await prisma.listen.createMany({
      data: songs.map(({ songId }, index) => ({
        ...{ userId: person.userId, playlistId, songId, heardMs: 180_000, counted: false },
        heardAt: new Date(Date.UTC(2026, 2, 1, 11, 10 * index)),
      })),
    });
    const page = await newBrowserOf(person, '/history', { viewport, timezoneId: 'UTC' });
    const rows = main(page).getByRole('listitem');
    const all = [/Rain/, /Paper Lanterns/, /Cold Tea/];
    await expect(rows).toHaveText(all);
    const remove = main(page).getByRole('button', { name: 'Remove Paper Lanterns, heard at 11:10 AM' });
    await remove.press('Enter');
    await expectNews(page, 'Removed Paper Lanterns from your history');
    await expect(rows).toHaveText([/Rain/, /Cold Tea/]);
    await expect(main(page).getByRole('button', { name: /^Remove Cold Tea/ })).toBeFocused();
    await undo(page).press('Enter');
    await expect(rows).toHaveText(all);
    await expect(remove).toBeFocused();
    await expect.poll(() => prisma.listen.count({ where: { userId: person.userId } })).toBe(3);

    await main(page).getByRole('button', { name: 'Clear history' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Clear history' }).press('Enter');
    await expect(main(page).getByRole('heading', { name: 'Nothing heard yet' })).toBeFocused();
    await undo(page).press('Enter');
    await expect(rows).toHaveText(all);
    await expect(main(page).getByRole('button', { name: /^Remove Rain/ })).toBeFocused();
  });
}

test('says in words that it is too late to take a removal back', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: ['Only'] }] });
  const page = await newBrowserOf(owner, '/songs');
  await chooseByKeys(page, 'Only', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expectNews(page, 'Deleted Only');
  // As the hourly job does.
  await prisma.bin.deleteMany({ where: { userId: owner.userId } });
  await undo(page).press('Enter');
  await expectAlarm(page, 'What was removed can be brought back for an hour.');
  await expect(page.getByText('You have no songs yet')).toBeVisible();
});
