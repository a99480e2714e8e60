import type { Locator, Page } from '@playwright/test';
import type { PrismaClient } from '@setlist/db';
import { holdSaves } from '../support/hold-saves.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { follow, open } from '../support/open.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
/** As many as reach below the window, so that the page has to go along with one that is moved to the end. */
const MANY = [...SONGS, ...Array.from({ length: 9 }, (_, index) => `Song ${index + 1}`)];

test('makes a playlist, adds songs to it and opens it for everybody', async ({ newPerson, newBrowserOf }) => {
  const owner = await newPerson({ displayName: 'Ines', playlists: [{ name: 'Everything', songs: SONGS }] });
  const page = await newBrowserOf(owner, '/playlists');
  await page.getByRole('button', { name: 'New playlist' }).click();
  const dialog = page.getByRole('dialog', { name: 'New playlist' });
  await dialog.getByLabel('Name', { exact: true }).fill('Rooftop, Late');
  await dialog.getByRole('button', { name: 'Create playlist' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rooftop, Late' })).toBeVisible();
  await expect(page.getByRole('main').getByText('Private playlist')).toBeVisible();

  await page.getByRole('button', { name: 'Add songs' }).click();
  const picker = page.getByRole('dialog', { name: 'Add songs to Rooftop, Late' });
  await picker.getByLabel('Search your songs').fill('ferry');
  await expect(picker.getByRole('listitem')).toHaveCount(1);
  await picker.getByRole('button', { name: 'Add Night Ferry' }).click();
  await picker.getByLabel('Search your songs').fill('');
  await picker.getByRole('button', { name: 'Add Cold Tea' }).click();
  await expect(picker.getByText('In the playlist')).toHaveCount(2);
  await picker.getByRole('button', { name: 'Close' }).click();
  await expectOrder(page, ['Night Ferry', 'Cold Tea']);

  await chooseFromMenu(page, 'Rooftop, Late', 'Make public');
  await expectNews(page, 'Rooftop, Late is public now');
  const other = await newBrowserOf(await newPerson(), new URL(page.url()).pathname);
  await expectOrder(other, ['Night Ferry', 'Cold Tea']);
  await expect(other.getByRole('main').getByText('Ines', { exact: true })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Add songs' })).toHaveCount(0);
});

test('orders songs by keyboard and keeps the order', async ({ newPerson, newBrowserOf, database }) => {
  const owner = await newPerson({ playlists: [{ name: 'In Order', songs: MANY }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  const grip = (position: number) =>
    page.getByRole('button', { name: `Reorder Paper Lanterns, position ${position} of 12` });
  await grip(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(grip(2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByText('Paper Lanterns is at position 12 of 12 now')).toBeAttached();
  await expect(grip(12)).toBeFocused();
  await expect(grip(12)).toBeInViewport({ ratio: 1 });
  const moved = [...MANY.slice(1), 'Paper Lanterns'];
  await expectOrder(page, moved);
  await expectStored(page, database.prisma, playlistId, moved);
});

test('picks a song up with Space, puts it down with Space, and back with Escape', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'In Hand', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  const grip = (position: number) =>
    page.getByRole('button', { name: `Reorder Paper Lanterns, position ${position} of 3` });
  const { keyboard } = page;
  await grip(1).focus();
  await keyboard.press('Space');
  await expect(page.getByText('Paper Lanterns is picked up, position 1 of 3')).toBeAttached();
  await keyboard.press('ArrowDown');
  await expect(page.getByText('Position 2 of 3', { exact: true })).toBeAttached();
  await keyboard.press('Escape');
  await expect(page.getByText('Paper Lanterns is back at position 1 of 3')).toBeAttached();
  await expect(grip(1)).toBeFocused();
  await expectOrder(page, SONGS);

  await keyboard.press('Space');
  await expect(page.getByText('Paper Lanterns is picked up, position 1 of 3')).toBeAttached();
  for (const position of [2, 3]) {
    await keyboard.press('ArrowDown');
    await expect(page.getByText(`Position ${position} of 3`, { exact: true })).toBeAttached();
  }
  await keyboard.press('Space');
  await expect(page.getByText('Paper Lanterns is at position 3 of 3 now')).toBeAttached();
  await expect(grip(3)).toBeFocused();
  await expectStored(page, database.prisma, playlistId, ['Cold Tea', 'Night Ferry', 'Paper Lanterns']);
});

test('orders songs by dragging the grip', async ({ newPerson, newBrowserOf, database }) => {
  const owner = await newPerson({ playlists: [{ name: 'By Hand', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  await page
    .getByRole('button', { name: /^Reorder Night Ferry/ })
    .dragTo(page.getByRole('button', { name: /^Reorder Paper Lanterns/ }));
  await expectOrder(page, ['Night Ferry', 'Paper Lanterns', 'Cold Tea']);
  await expectStored(page, database.prisma, playlistId, ['Night Ferry', 'Paper Lanterns', 'Cold Tea']);
});

/** A finger or a mouse, which presses, moves to and leaves a point of the window. */
interface Pointer {
  press(x: number, y: number): Promise<unknown>;
  move(x: number, y: number): Promise<unknown>;
  leave(): Promise<unknown>;
}

const POINTERS = {
  finger: {
    viewport: { width: 360, height: 740 },
    async of(page: Page): Promise<Pointer> {
      const session = await page.context().newCDPSession(page);
      const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
        session.send('Input.dispatchTouchEvent', { type, touchPoints });
      return {
        press: (x, y) => send('touchStart', [{ x, y }]),
        move: (x, y) => send('touchMove', [{ x, y }]),
        leave: () => send('touchEnd', []),
      };
    },
  },
  mouse: {
    viewport: { width: 1280, height: 600 },
    async of({ mouse }: Page): Promise<Pointer> {
      return {
        async press(x, y) {
          await mouse.move(x, y);
          await mouse.down();
        },
        move: (x, y) => mouse.move(x, y),
        leave: () => mouse.up(),
      };
    },
  },
};

for (const [by, { viewport, of }] of Object.entries(POINTERS)) {
  test(`carries a song beyond what can be seen, under the header and over the player, by ${by}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const songs = Array.from({ length: 16 }, (_, index) => `Song ${index + 1}`);
    const owner = await newPerson({ playlists: [{ name: 'Long', songs }] });
    const path = `/playlists/${owner.playlists[0]?.playlistId}`;
    const page = await newBrowserOf(owner, path, { viewport, hasTouch: by === 'finger' });
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expectPlaying(page, 'Song 1');
    await playerOf(page).getByRole('button', { name: 'Pause' }).click();
    const pointer = await of(page);
    const carry = async (song: string, y: number) => {
      const grip = page.getByRole('button', { name: `Reorder ${song}, ` });
      await grip.scrollIntoViewIfNeeded();
      const box = (await grip.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const x = box.x + box.width / 2;
      await pointer.press(x, box.y + box.height / 2);
      await expect(page.locator('[data-lifted]')).toContainText(song);
      await pointer.move(x, y);
    };
    const edgeOf = async (region: Locator) => (await region.boundingBox())?.y ?? 0;

    const header = await page.getByRole('region', { name: 'Tools' }).boundingBox();
    await carry('Song 16', (header?.height ?? 0) + 10);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await expect(page.locator('[data-drop=before]')).toContainText('Song 1');
    await pointer.leave();
    await expectGrips(page, ['Song 16', ...songs.slice(0, -1)]);

    await carry('Song 16', (await edgeOf(page.getByRole('region', { name: 'Player' }))) - 10);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY))
      .toBeLessThan(1);
    await expect(page.locator('[data-drop=after]')).toContainText('Song 15');
    await pointer.leave();
    await expectGrips(page, songs);
  });
}

/** Expects the songs in this order, by their grips: on a phone they have no button of their own to play them. */
async function expectGrips(page: Page, songs: string[]): Promise<void> {
  const grips = page.getByRole('button', { name: /^Reorder / });
  const names = () =>
    grips.evaluateAll((all) => all.map((grip) => grip.ariaLabel?.split(/Reorder |, position/)[1]));
  await expect.poll(names).toEqual(songs);
}

test('takes a song out, and puts it back where it was on Undo', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Second Thoughts', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  const version = async () =>
    (await database.prisma.playlist.findFirstOrThrow({ where: { playlistId } })).version;
  const before = await version();
  await chooseFromMenu(page, 'Cold Tea', 'Remove from playlist');
  await expectOrder(page, ['Paper Lanterns', 'Night Ferry']);
  const toast = page.getByRole('status').filter({ hasText: 'Removed Cold Tea' });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expectOrder(page, SONGS);
  // The rows alone would not tell that the removal and its undoing are both saved: they were the same before.
  await expect.poll(version).toBe(before + 2);
  await expectStored(page, database.prisma, playlistId, SONGS);
});

test('renames a playlist, refuses a name that is none, and deletes it after asking', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Working Title' }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  await chooseFromMenu(page, 'Working Title', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  await dialog.getByLabel('Name', { exact: true }).fill('<i>Title</i>');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(dialog.getByText('Leave out HTML')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Final Title');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Final Title' })).toBeVisible();

  await chooseFromMenu(page, 'Final Title', 'Delete playlist');
  const question = page.getByRole('dialog', { name: 'Delete Final Title?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Final Title' })).toBeVisible();
  await chooseFromMenu(page, 'Final Title', 'Delete playlist');
  await question.getByRole('button', { name: 'Delete playlist' }).click();
  await expect(page.getByRole('heading', { name: 'Your first playlist starts here' })).toBeVisible();
});

test('leads Back to no page of a playlist that was deleted', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 404/);
  const owner = await newPerson({ playlists: [{ name: 'Gone Soon', songs: SONGS }, { name: 'Here' }] });
  const page = await newBrowserOf(owner, '/playlists');
  const toPlaylist = () => page.getByRole('main').getByRole('link', { name: 'Gone Soon' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await toPlaylist();
  await expect(heading).toContainText('Gone Soon');
  await follow(page, 'Playlists');
  await toPlaylist();
  await expect(heading).toContainText('Gone Soon');
  await chooseFromMenu(page, 'Gone Soon', 'Delete playlist');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete playlist' }).click();
  await expect(heading).toHaveText('Playlists');
  await expect(page.getByRole('link', { name: 'Gone Soon' })).toHaveCount(0);

  // The page of the deletion is no entry any more; the one from before says that there is nothing.
  await page.goBack();
  await expect(heading).toHaveText('Playlists');
  await expect(page.getByRole('link', { name: 'Gone Soon' })).toHaveCount(0);
  await page.goBack();
  await expect(heading).toHaveText('There is nothing here');
});

test('renames a playlist whose songs are still being saved', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Slow Lane', songs: SONGS }] });
  const { playlistId } = owner.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(owner, `/playlists/${playlistId}`);
  const release = await holdSaves(page);
  await page.getByRole('button', { name: /^Reorder Paper Lanterns/ }).focus();
  await page.keyboard.press('ArrowDown');
  await chooseFromMenu(page, 'Slow Lane', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  await dialog.getByLabel('Name', { exact: true }).fill('Fast Lane');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Fast Lane' })).toBeVisible();
  await expectStored(page, database.prisma, playlistId, ['Cold Tea', 'Paper Lanterns', 'Night Ferry']);
});

test('sends a new name once, however often its verb is pressed while songs are still being saved', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Slow Lane', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.headers()['next-action'] ? (request.postData() ?? '') : '';
    if (body.includes('Fast Lane')) sent.push(body);
  });
  const release = await holdSaves(page);
  await page.getByRole('button', { name: /^Reorder Paper Lanterns/ }).focus();
  await page.keyboard.press('ArrowDown');
  await chooseFromMenu(page, 'Slow Lane', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  const name = dialog.getByLabel('Name', { exact: true });
  await name.fill('Fast Lane');
  for (const _ of ['once', 'twice']) await name.press('Enter');
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Fast Lane' })).toBeVisible();
  await expect(dialog).toBeHidden();
  // Actions are sent one after the other: a second name would have been sent before this.
  await chooseFromMenu(page, 'Fast Lane', 'Make private');
  await expectNews(page, 'Fast Lane is private now');
  expect(sent).toHaveLength(1);
});

test('makes a playlist public once, however often that is chosen while songs are still being saved', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Slow Lane', visibility: 'private', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.headers()['next-action'] ? (request.postData() ?? '') : '';
    if (body.includes('"visibility"')) sent.push(body);
  });
  const release = await holdSaves(page);
  await page.getByRole('button', { name: /^Reorder Paper Lanterns/ }).focus();
  await page.keyboard.press('ArrowDown');
  for (const _ of ['once', 'twice']) await chooseFromMenu(page, 'Slow Lane', 'Make public');
  release();
  await expectNews(page, 'Slow Lane is public now');
  // Actions are sent one after the other: a second one would have been sent before this.
  await chooseFromMenu(page, 'Slow Lane', 'Make private');
  await expectNews(page, 'Slow Lane is private now');
  expect(sent).toHaveLength(2);
});

test('shows nobody else a private playlist, not even that it exists', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 404/);
  const owner = await newPerson({ playlists: [{ name: 'Mine Alone', visibility: 'private' }] });
  const page = await newBrowserOf(await newPerson(), '/icon.svg');
  const response = await page.goto(`/playlists/${owner.playlists[0]?.playlistId}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'There is nothing here' })).toBeVisible();
  await expect(page.getByText('Mine Alone')).toHaveCount(0);
});

async function chooseFromMenu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

function titles(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: /^Play .+/ });
}

async function expectOrder(page: Page, songs: readonly string[]): Promise<void> {
  const labels = songs.map((song) => `Play ${song}`);
  await expect
    .poll(() => titles(page).evaluateAll((all) => all.map((button) => button.getAttribute('aria-label'))))
    .toEqual(labels);
}

/** The order shows before it is saved: the rows tell that it was, and a fresh page shows it. */
async function expectStored(page: Page, prisma: PrismaClient, playlistId: string, songs: readonly string[]) {
  const inOrder = async () => {
    const entries = await prisma.playlistSong.findMany({
      where: { playlistId },
      orderBy: { position: 'asc' },
    });
    const named = await prisma.song.findMany({
      where: { songId: { in: entries.map(({ songId }) => songId) } },
    });
    return entries.map((entry) => named.find(({ songId }) => songId === entry.songId)?.songname);
  };
  await expect.poll(inOrder).toEqual(songs);
  await open(page, `/playlists/${playlistId}`);
  await expectOrder(page, songs);
}

test('keeps the lock of a private playlist in the line of its words', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ playlists: [{ name: 'Secret', visibility: 'private', songs: [] }] });
  const page = await newBrowserOf(person, '/icon.svg');
  for (const path of ['/', '/playlists', `/playlists/${person.playlists[0]?.playlistId}`]) {
    await open(page, path);
    const lock = page.getByRole('main').locator('.lucide-lock');
    await expect(lock).toBeVisible();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const { line, sideways } = await lock.evaluate((element) => {
        let words = element.nextElementSibling;
        while (words?.matches('.sr-only')) words = words.nextElementSibling;
        const [beside, own] = [
          words?.getBoundingClientRect() ?? new DOMRect(),
          element.getBoundingClientRect(),
        ];
        const middle = (own.top + own.bottom) / 2;
        return {
          line: middle > beside.top && middle < beside.bottom,
          sideways: Math.round(beside.left - own.right),
        };
      });
      expect.soft(line, `${path} at ${width} px`).toBe(true);
      expect.soft(sideways, `${path} at ${width} px`).toBeGreaterThanOrEqual(0);
    }
  }
});
