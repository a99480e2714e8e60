import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { PrismaClient } from '@setlist/db';
import { choose } from '../support/menus.ts';
import { open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SONGS = ['Cold Tea', 'Night Ferry', 'Paper Lanterns', 'Zither Song', 'An Early One'];
const PHONE = { width: 390, height: 844 };

const rowsOf = (page: Page) => page.getByRole('main').getByRole('listitem');
const titlesOf = (page: Page) =>
  rowsOf(page)
    .getByRole('button', { name: /^Play / })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')?.slice('Play '.length)),
    );

test('sorts songs by their columns, keeps that in the address, and goes back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs');
  const byTitle = page.getByRole('button', { name: 'Sort by title' });
  const sorted = SONGS.toSorted();

  await byTitle.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/songs?sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(sorted);
  await expect(byTitle).toBeFocused();
  await expect(byTitle).toHaveAttribute('aria-pressed', 'true');
  await expect(byTitle).toHaveAccessibleName('Sort by title, now Title, A to Z');

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/songs?sort=title&order=desc');
  await expect.poll(() => titlesOf(page)).toEqual(sorted.toReversed());
  await page.reload();
  await expect.poll(() => titlesOf(page)).toEqual(sorted.toReversed());

  await page.getByLabel('Search title and artist').fill('e');
  await expect(page).toHaveURL('/songs?q=e&sort=title&order=desc');
  await page.goBack();
  await expect(page).toHaveURL('/songs?sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(sorted);
});

test('leaves the songs of one genre, and all of them again', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  await makeTechno(database.prisma, owner, ['Cold Tea', 'Zither Song']);
  const page = await newBrowserOf(owner, '/songs?genre=Nothing%20Like%20It');
  await expect(rowsOf(page)).toHaveCount(SONGS.length);
  const genre = page.getByLabel('Filter by genre');
  await genre.selectOption('Techno');
  await expect(page).toHaveURL('/songs?genre=Techno');
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Sort by title' }).click();
  await expect(page).toHaveURL('/songs?genre=Techno&sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(['Cold Tea', 'Zither Song']);
  await genre.selectOption('Ambient');
  await expect(page.getByText('Nothing matches “Ambient”')).toBeVisible();
  await genre.selectOption('All genres');
  await expect(rowsOf(page)).toHaveCount(SONGS.length);
});

test('adds a choice to one whose page is still on its way, and goes back to before both', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  await makeTechno(database.prisma, owner, ['Cold Tea', 'Zither Song']);
  const page = await newBrowserOf(owner, '/songs');
  const genre = page.getByLabel('Filter by genre');
  const byTitle = page.getByRole('button', { name: 'Sort by title' });
  const letGo = await holdPages(page);
  await genre.selectOption('Techno');
  await expect(genre).toHaveValue('Techno');
  await byTitle.click();
  await expect(byTitle).toHaveAttribute('aria-pressed', 'true');
  await expect(genre).toHaveValue('Techno');
  await expect(rowsOf(page)).toHaveCount(SONGS.length);
  letGo();
  await expect(page).toHaveURL('/songs?genre=Techno&sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(['Cold Tea', 'Zither Song']);

  await page.goBack();
  await expect(page).toHaveURL('/songs');
  await expect(rowsOf(page)).toHaveCount(SONGS.length);
  await expect(genre).toHaveValue('');
  await expect(byTitle).toHaveAttribute('aria-pressed', 'false');
});

test('searches within a genre whose page is still on its way, and goes back to before both', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  await makeTechno(database.prisma, owner, ['Cold Tea', 'Zither Song']);
  const page = await newBrowserOf(owner, '/songs');
  const genre = page.getByLabel('Filter by genre');
  const search = page.getByLabel('Search title and artist');
  const letGo = await holdPages(page);
  await genre.selectOption('Techno');
  const searched = page.waitForRequest((request) => new URL(request.url()).searchParams.get('q') === 'on');
  await search.fill('on');
  await searched;
  letGo();
  await expect(page).toHaveURL('/songs?q=on&genre=Techno');
  // “An Early One” is of another genre.
  await expect.poll(() => titlesOf(page)).toEqual(['Zither Song']);
  await expect(search).toHaveValue('on');

  await page.goBack();
  await expect(page).toHaveURL('/songs');
  await expect(rowsOf(page)).toHaveCount(SONGS.length);
  await expect(search).toHaveValue('');
  await expect(genre).toHaveValue('');
});

test('counts a search and a genre that are asked for in the same moment', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  await makeTechno(database.prisma, owner, ['Cold Tea', 'Zither Song']);
  const page = await newBrowserOf(owner, '/songs');
  await page.getByLabel('Search title and artist').focus();
  await page.getByLabel('Filter by genre').evaluate((genre: HTMLSelectElement) => {
    document.execCommand('insertText', false, 'on');
    // It searches when it is left.
    (document.activeElement as HTMLElement).blur();
    genre.value = 'Techno';
    genre.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page).toHaveURL('/songs?q=on&genre=Techno');
  await expect.poll(() => titlesOf(page)).toEqual(['Zither Song']);
});

test('goes back from a choice whose page is still on its way, and forgets it', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs');
  const genre = page.getByLabel('Filter by genre');
  const byTitle = page.getByRole('button', { name: 'Sort by title' });
  const byArtist = page.getByRole('button', { name: 'Sort by artist' });
  await byArtist.click();
  await expect(page).toHaveURL('/songs?sort=artist');
  const letGo = await holdPages(page);
  await genre.selectOption('Techno');
  await expect(genre).toHaveValue('Techno');
  await page.goBack();
  await expect(page).toHaveURL('/songs');
  await expect(genre).toHaveValue('');
  await expect(byArtist).toHaveAttribute('aria-pressed', 'false');
  letGo();
  await byTitle.click();
  await expect(page).toHaveURL('/songs?sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(SONGS.toSorted());
});

test('sorts from the end with a second press, though the page of the first is still on its way', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  await likeAll(database.prisma, owner);
  const page = await newBrowserOf(owner);
  const byTitle = page.getByRole('button', { name: 'Sort by title' });
  for (const path of ['/songs', '/liked']) {
    await open(page, path);
    const letGo = await holdPages(page);
    await byTitle.click();
    await expect(byTitle).toHaveAccessibleName('Sort by title, now Title, A to Z');
    await byTitle.click();
    await expect(byTitle).toHaveAccessibleName('Sort by title, now Title, Z to A');
    letGo();
    await expect(page).toHaveURL(`${path}?sort=title&order=desc`);
    await expect.poll(() => titlesOf(page)).toEqual(SONGS.toSorted().toReversed());

    await page.goBack();
    await expect(page).toHaveURL(path);
    await expect(byTitle).toHaveAttribute('aria-pressed', 'false');
  }
});

test('sorts on a phone by a choice', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs', { viewport: PHONE });
  await page.getByLabel('Sort', { exact: true }).selectOption('Title, Z to A');
  await expect(page).toHaveURL('/songs?sort=title&order=desc');
  await expect.poll(() => titlesOf(page)).toEqual(SONGS.toSorted().toReversed());
});

test('sorts liked songs, and playlists by name and who sees them', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({
    plan: 'full',
    playlists: [
      { name: 'Mornings', songs: SONGS },
      { name: 'Zoo', songs: [] },
      { name: 'Attic', visibility: 'private', songs: [] },
    ],
  });
  await likeAll(database.prisma, owner);
  const page = await newBrowserOf(owner, '/liked');
  await page.getByRole('button', { name: 'Sort by title' }).click();
  await expect(page).toHaveURL('/liked?sort=title');
  await expect.poll(() => titlesOf(page)).toEqual(SONGS.toSorted());

  await page.goto('/playlists');
  const names = page.getByRole('main').getByRole('heading', { level: 2 });
  await page.getByLabel('Sort', { exact: true }).selectOption('Name, A to Z');
  await expect(names).toHaveText(['Attic', 'Mornings', 'Zoo']);
  await page.getByLabel('Filter by visibility').selectOption('Public ones');
  await expect(page).toHaveURL('/playlists?visibility=public&sort=name');
  await expect(names).toHaveText(['Mornings', 'Zoo']);
  await page.goBack();
  await expect(names).toHaveText(['Attic', 'Mornings', 'Zoo']);
});

test('sorts playlists of one visibility whose page is still on its way, and goes back to before both', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({
    playlists: [
      { name: 'Attic', songs: [] },
      { name: 'Zoo', songs: [] },
      { name: 'Cellar', visibility: 'private', songs: [] },
    ],
  });
  const page = await newBrowserOf(owner, '/playlists');
  const names = page.getByRole('main').getByRole('heading', { level: 2 });
  const visibility = page.getByLabel('Filter by visibility');
  const sort = page.getByLabel('Sort', { exact: true });
  await expect(names).toHaveCount(3);
  const letGo = await holdPages(page);
  await visibility.selectOption('Public ones');
  await expect(visibility).toHaveValue('public');
  await sort.selectOption('Name, A to Z');
  await expect(visibility).toHaveValue('public');
  await expect(names).toHaveCount(3);
  letGo();
  await expect(page).toHaveURL('/playlists?visibility=public&sort=name');
  await expect(names).toHaveText(['Attic', 'Zoo']);

  await page.goBack();
  await expect(page).toHaveURL('/playlists');
  await expect(names).toHaveCount(3);
  await expect(visibility).toHaveValue('');
});

for (const [device, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', PHONE],
] as const) {
  test(`does things with several songs at once on ${device}`, async ({ newPerson, newBrowserOf }) => {
    const owner = await newPerson({
      playlists: [
        { name: 'All', songs: SONGS },
        { name: 'Evening', songs: [] },
      ],
    });
    const page = await newBrowserOf(owner, '/songs?sort=title', { viewport });
    const sorted = SONGS.toSorted();
    await expect(rowsOf(page)).toHaveCount(SONGS.length);
    await page.getByRole('button', { name: 'Select', exact: true }).click();
    const bar = page.getByRole('region', { name: 'Selection' });
    await expect(bar).toContainText('Nothing selected');
    const box = (song: string) => page.getByRole('checkbox', { name: `Select ${song}` });
    await box(sorted[0] ?? '').click();
    await box(sorted[2] ?? '').click({ modifiers: ['Shift'] });
    await expect(bar).toContainText('3 selected');
    await expect(box(sorted[1] ?? '')).toBeChecked();

    await bar.getByRole('button', { name: 'Add to playlist' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add to Evening' }).click();
    await expectNews(page, 'Added 3 songs to Evening');
    await bar.getByRole('button', { name: 'Like' }).click();
    await expectNews(page, 'Liked 3 songs');
    await bar.getByRole('button', { name: 'Play', exact: true }).click();
    await expectPlaying(page, sorted[0] ?? '');
    await bar.getByRole('button', { name: 'Select all' }).click();
    await expect(bar).toContainText('5 selected');
    await bar.getByRole('button', { name: 'Add to queue' }).click();
    await expectNews(page, '5 songs are in the queue');

    // On a phone, news lie over the last rows.
    await box(sorted[4] ?? '').press('Space');
    await expect(bar).toContainText('4 selected');
    await bar.getByRole('button', { name: 'Delete' }).click();
    const question = page.getByRole('dialog', { name: 'Delete 4 songs?' });
    await question.getByRole('button', { name: 'Delete' }).click();
    await expectNews(page, 'Deleted 4 songs');
    await expect(rowsOf(page)).toHaveCount(1);
    await expect(bar).toHaveCount(0);
    await expect(playerOf(page)).toBeVisible();
  });
}

test('chooses songs by keyboard alone', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs?sort=title');
  const sorted = SONGS.toSorted();
  const select = page.getByRole('button', { name: 'Select', exact: true });
  await select.press('Enter');
  const bar = page.getByRole('region', { name: 'Selection' });
  const box = (at: number) => page.getByRole('checkbox', { name: `Select ${sorted[at]}` });

  // One stop of Tab for all the boxes; the arrows lead from one to the next, with Shift they choose on the way.
  await bar.getByRole('button').last().focus();
  await page.keyboard.press('Tab');
  if (!(await box(0).evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('Tab');
  await expect(box(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(box(1)).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Space');
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(box(4)).toBeFocused();
  await expect(bar).toContainText('4 selected');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(select).toBeFocused();
  await expect(rowsOf(page).getByRole('checkbox')).toHaveCount(0);
});

test('tells how many of several songs it could not do it to, and leaves those chosen', async ({
  newPerson,
  newBrowserOf,
  database,
  allowedComplaints,
}) => {
  allowedComplaints.push(/404/);
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs?sort=title');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByRole('button', { name: 'Select all' }).click();
  // Deleted elsewhere meanwhile.
  const { userId } = owner;
  await database.prisma.playlistSong.deleteMany({ where: { userId } });
  await database.prisma.song.deleteMany({ where: { userId, songname: 'Cold Tea' } });
  await bar.getByRole('button', { name: 'Like' }).click();
  await expect(page.getByRole('alert').getByText('Liked 4 of 5 songs')).toBeVisible();
  await expect(bar).toContainText('5 selected');
});

test('offers no number and no heart while songs are chosen, and gives them back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs');
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await rowsOf(page).getByText('Cold Tea').click();
  await expect(page.getByRole('checkbox', { name: 'Select Cold Tea' })).toBeChecked();
  await expect(playerOf(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Like Cold Tea' })).toHaveCount(0);
  await page.getByRole('button', { name: 'End the selection' }).click();
  await choose(page, 'Cold Tea', 'Edit');
  await expect(page.getByRole('dialog', { name: 'Edit Cold Tea' })).toBeVisible();
});

test('puts several deleted songs back with one Undo, each where it stood', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/songs?sort=title');
  const sorted = SONGS.toSorted();
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  for (const song of [sorted[1], sorted[3]]) {
    await page.getByRole('checkbox', { name: `Select ${song}` }).click();
  }
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expectNews(page, 'Deleted 2 songs');
  await expect.poll(() => titlesOf(page)).toEqual([sorted[0], sorted[2], sorted[4]]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => titlesOf(page)).toEqual(sorted);
  // They are shown at once, and then they are there.
  const { userId } = owner;
  await expect.poll(() => database.prisma.song.count({ where: { userId } })).toBe(SONGS.length);
  await page.reload();
  await expect.poll(() => titlesOf(page)).toEqual(sorted);
});

/** Makes these songs of somebody Techno; they are all Jazz. */
async function makeTechno(prisma: PrismaClient, { userId }: Person, songs: string[]): Promise<void> {
  await prisma.song.updateMany({ where: { userId, songname: { in: songs } }, data: { genreName: 'Techno' } });
}

/** Has somebody like the songs of their first playlist. */
async function likeAll(prisma: PrismaClient, { userId, playlists }: Person): Promise<void> {
  for (const { songId } of playlists[0]?.songs ?? []) {
    await prisma.songLike.create({ data: { likeId: randomUUID(), userId, songUserId: userId, songId } });
  }
}

/** Holds back the pages that the router asks for, as a slow network would, until the function that it returns is called. */
async function holdPages(page: Page): Promise<() => void> {
  const { promise: isLetGo, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(
    ({ searchParams }) => searchParams.has('_rsc'),
    async (route) => {
      await isLetGo;
      await route.continue();
    },
  );
  return letGo;
}
