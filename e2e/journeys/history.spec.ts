import type { Page } from '@playwright/test';
import type { PrismaClient } from '@setlist/db';
import { expectAccessible } from '../support/axe.ts';
import { awaken, open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { expectPlaying, repeatForever } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea'];
const BERLIN = { timezoneId: 'Europe/Berlin' };

/** Lets somebody have heard the songs of the owner's first playlist, one at each of the times, three minutes each. */
async function letHear(prisma: PrismaClient, person: Person, owner: Person, times: string[]) {
  const { playlistId = null, songs = [] } = owner.playlists[0] ?? {};
  await prisma.listen.createMany({
    data: times.map((time, index) => ({
      ...{ userId: person.userId, playlistId, songId: songs[index % songs.length]?.songId ?? '' },
      ...{ heardMs: 180_000, heardAt: new Date(time), counted: true },
    })),
  });
}

/** What the tab of a page was called since `noteTitles`. */
declare const titles: Set<string>;

/** Notes in `titles` what the tab is called, at each change of the page's head. */
async function noteTitles(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { titles: new Set([document.title]) });
    const note = () => titles.add(document.title);
    new MutationObserver(note).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 800 }],
] as const) {
  test(`lists what was heard by the reader’s own days, plays it again by keyboard, and forgets it, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
    const person = await newPerson();
    // In Berlin the second one is a day later than in Greenwich.
    await letHear(prisma, person, owner, ['2026-03-01T11:00:00Z', '2026-03-01T23:30:00Z']);
    const page = await newBrowserOf(person, '/history', { viewport, ...BERLIN });
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 2 })).toHaveText([
      'Monday, March 2, 2026',
      'Sunday, March 1, 2026',
    ]);
    await expect(main.getByRole('region', { name: 'Monday, March 2, 2026' })).toContainText(
      /Cold Tea.*12:30/s,
    );
    await expect(main.getByRole('link', { name: 'Harbour' }).filter({ visible: true })).toHaveCount(2);
    await expectAccessible(page, 'the history');
    await main.getByRole('button', { name: 'Play Cold Tea' }).press('Enter');
    await expectPlaying(page, 'Cold Tea');
    await repeatForever(page);
    await noteTitles(page);

    await main.getByRole('button', { name: 'Clear history' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Clear your history?' });
    await expectAccessible(page, 'clearing the history', ['light']);
    await dialog.getByRole('button', { name: 'Clear history' }).press('Enter');
    await expectNews(page, 'History cleared');
    await expect(main.getByRole('heading', { name: 'Nothing heard yet' })).toBeVisible();
    await expectAccessible(page, 'an empty history');
    // The page was fetched anew, and its own title with it.
    expect(await page.evaluate(() => [...titles])).toEqual(['Cold Tea · The Understudies — Setlist']);
    // The song goes on, and may have been heard for long enough to be there again.
    await page.reload();
    await awaken(page);
    await expect(main.getByRole('heading', { name: /March/ })).toHaveCount(0);
  });

  test(`draws a year by the reader’s own clock, with its numbers in tables, on ${device}`, async ({
    newPerson,
    newBrowserOf,
    database: { prisma },
  }) => {
    const owner = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Harbour', songs: SONGS }] });
    const person = await newPerson();
    // In Berlin the first one is in 2026 already.
    const times = ['2025-12-31T23:30:00Z', '2026-07-01T18:00:00Z', '2026-07-02T18:10:00Z'];
    await letHear(prisma, person, owner, times);
    const page = await newBrowserOf(person, '/', { viewport, ...BERLIN });
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Your year' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Your year' })).toBeVisible();
    await open(page, '/year?year=2026');
    await expect(main).toContainText(/9\s*minutes/);
    await expect(main).toContainText('3 songs heard');

    const table = (name: string) => main.getByRole('table', { name });
    await expect(table('By playlist').getByRole('row', { name: /^Harbour 9/ })).toBeVisible();
    await expect(table('By genre').getByRole('rowheader').first()).toBeVisible();
    await expect(main.getByRole('img', { name: 'By hour: most at 8 PM, 6 minutes' })).toBeVisible();
    const hours = main.getByRole('region', { name: 'By hour' });
    await hours.getByText('Show as a table').press('Enter');
    await expect(table('By hour').getByRole('row', { name: '8 PM 6 2' })).toBeVisible();
    await expect(table('By hour').getByRole('row', { name: '12 AM 3 1' })).toBeVisible();
    await expectAccessible(page, 'a year');

    await main.getByRole('navigation', { name: 'Years' }).getByRole('link', { name: '2026' }).press('Enter');
    await expect(main.getByRole('navigation', { name: 'Years' }).locator('[aria-current=page]')).toHaveText(
      '2026',
    );
    await open(page, '/year?year=1999');
    await expect(main.getByRole('heading', { name: 'Nothing heard in 1999' })).toBeVisible();
    await expectAccessible(page, 'a year without anything');
  });
}

test('makes a year again for the reader’s zone where the browser has not told it yet, and no more after that', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const person = await newPerson();
  await letHear(prisma, person, owner, ['2025-12-31T23:30:00Z']);
  const page = await newBrowserOf(person, '/icon.svg', BERLIN);
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/year') asked += 1;
  });
  const main = page.getByRole('main');
  for (const times of [2, 1]) {
    asked = 0;
    await open(page, '/year?year=2026');
    await expect(main).toContainText(/3\s*minutes/);
    // What it might ask for once more, it has by now.
    await main.getByRole('link', { name: 'Your history' }).press('Enter');
    await expect(page.getByRole('region', { name: 'Thursday, January 1, 2026' })).toContainText('12:30');
    expect(asked).toBe(times);
  }
});

test('reckons in UTC, and asks for nothing again, where the browser hides its time zone', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const person = await newPerson();
  await letHear(prisma, person, owner, ['2025-12-31T23:30:00Z']);
  const page = await newBrowserOf(person, '/icon.svg');
  await page.addInitScript(() => {
    const resolved = Intl.DateTimeFormat.prototype.resolvedOptions;
    Intl.DateTimeFormat.prototype.resolvedOptions = function () {
      return { ...resolved.call(this), timeZone: 'Etc/Unknown' };
    };
  });
  let asked = 0;
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/year') asked += 1;
  });
  const main = page.getByRole('main');
  await open(page, '/year?year=2025');
  await expect(main).toContainText(/3\s*minutes/);
  await main.getByRole('link', { name: 'Your history' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Wednesday, December 31, 2025' })).toContainText('11:30');
  expect(asked).toBe(1);
});

test('keeps what one hears of one’s own, which counts for nobody', async ({
  newPerson,
  newBrowserOf,
  database: { prisma },
}) => {
  const person = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Cold Tea' }).click();
  await expectPlaying(page, 'Cold Tea');
  const kept = () => prisma.listen.findMany({ where: { userId: person.userId } });
  await expect.poll(kept, { timeout: 60_000 }).toMatchObject([{ counted: false }]);
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Your history' }).press('Enter');
  await expect(page.getByRole('main').getByRole('listitem')).toContainText(['Cold Tea']);
});
