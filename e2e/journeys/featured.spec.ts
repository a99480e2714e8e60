import type { Page } from '@playwright/test';
import { createClient } from '@setlist/contracts';
import { holdSaves } from '../support/hold-saves.ts';
import type { NewPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import type { Person } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm, expectNews } from '../support/toasts.ts';
import { accessTokenOf } from '../support/tokens.ts';
import { unique } from '../support/unique.ts';

// The list is one for everybody: these tests change it one after the other.
test.describe.configure({ mode: 'default' });

const earned = (name: string): NewPlaylist => ({ name, plays: 100 });

test('lets an editor arrange the featured list, and everybody sees it', async ({
  newPerson,
  newBrowserOf,
}) => {
  const name = unique('Tape Hiss Choir');
  const editor = await newPerson({ displayName: 'Edda', playlists: [earned(name)] });
  const page = await newBrowserOf(editor);
  const reader = await newBrowserOf(await newPerson());
  await page.getByRole('main').getByRole('link', { name: 'Edit featured' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Edit featured' })).toBeVisible();

  await page.getByLabel('Headline', { exact: true }).fill('Played while it rained');
  await addToFeatured(page, name);
  const grip = page.getByRole('button', { name: `Reorder ${name}` });
  await grip.focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: `Reorder ${name}, position 1 of` })).toBeFocused();
  await save(page);

  await reader.reload();
  const featured = reader.getByRole('region', { name: 'Featured' });
  await expect(featured).toContainText('Played while it rained');
  await expect(featured.getByRole('article').first()).toContainText(name);
  await open(reader, '/featured');
  await expect(reader.getByText('Last arranged by Edda')).toBeVisible();
});

test('keeps every edit, and brings an earlier version back', async ({ newPerson, newBrowserOf }) => {
  const editor = await newPerson({ displayName: 'Edda', playlists: [earned('Corridor Echoes')] });
  const page = await newBrowserOf(editor, '/featured/edit');
  const headline = page.getByLabel('Headline', { exact: true });
  for (const words of ['The first headline', 'The second headline']) {
    await headline.fill(words);
    await save(page);
    await open(page, '/featured/edit');
  }
  // The newest edit stands first; the one below it is the first headline's.
  const edits = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(edits.first()).toContainText('Now');
  await edits
    .nth(1)
    .getByRole('button', { name: /^Bring back version/ })
    .click();
  await expectNews(page, 'is back');
  await expect(headline).toHaveValue('The first headline');
});

test('dates every edit in the reader’s zone', async ({ newPerson, newBrowserOf }) => {
  const timezoneId = 'Pacific/Kiritimati'; // UTC+14: never the hour of the server.
  const editor = await newPerson({ playlists: [earned('Date Line')] });
  const page = await newBrowserOf(editor, '/featured/edit', { timezoneId });
  for (const words of ['Before midnight', 'After midnight']) {
    await page.getByLabel('Headline', { exact: true }).fill(unique(words));
    await save(page);
  }
  await page.reload();
  const date = page.getByRole('region', { name: 'History' }).getByRole('time').first();
  const edited = new Date((await date.getAttribute('datetime')) ?? '');
  const inZone = (timeZone: string) =>
    new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(edited);
  expect(inZone(timezoneId)).not.toBe(inZone('UTC'));
  await expect(date).toHaveText(inZone(timezoneId));
});

test('keeps what an editor types while the list is being saved', async ({ newPerson, newBrowserOf }) => {
  const editor = await newPerson({ displayName: 'Edda', playlists: [earned('Slow Lane')] });
  const page = await newBrowserOf(editor, '/featured/edit');
  const headline = page.getByLabel('Headline', { exact: true });
  const release = await holdSaves(page);
  await headline.fill(unique('Sent'));
  await page.getByRole('button', { name: 'Save featured' }).click();
  const later = unique('Typed meanwhile');
  await headline.fill(later);
  release();
  await expectNews(page, 'Featured saved');
  await expect(headline).toHaveValue(later);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'Featured saved' })).toHaveCount(0);
  await save(page);
  await page.reload();
  await expect(headline).toHaveValue(later);
});

test('merges what two editors change at once, and loses neither', async ({ newPerson, newBrowserOf }) => {
  const names = [unique('Greenhouse'), unique('Umbrellas')] as const;
  const editors = await Promise.all(
    names.map((name) => newPerson({ displayName: name, playlists: [earned(name)] })),
  );
  const [first, second] = [
    await newBrowserOf(editors[0] as Person, '/featured/edit'),
    await newBrowserOf(editors[1] as Person, '/featured/edit'),
  ];

  await addToFeatured(first, names[0]);
  await addToFeatured(second, names[1]);
  await save(first);
  await second.getByRole('button', { name: 'Save featured' }).click();
  await expectNews(second, `${names[0]} changed the list meanwhile`);
  for (const name of names)
    await expect(second.getByRole('button', { name: `Reorder ${name}` })).toBeVisible();
  await save(second);

  await open(first, '/featured');
  for (const name of names) await expect(first.getByRole('link', { name }).first()).toBeVisible();
});

test('shows a listener no way to edit, and the API refuses one who tries anyway', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const listener = await newPerson({ playlists: [{ name: 'Almost There', plays: 99 }] });
  const page = await newBrowserOf(listener, '/icon.svg');
  for (const path of ['/', '/featured']) {
    await open(page, path);
    await expect(page.getByRole('heading', { name: 'Featured' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Edit featured' })).toHaveCount(0);
  }
  await open(page, '/featured/edit');
  await expect(page.getByRole('heading', { level: 1, name: 'Only editors arrange this list' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save featured' })).toHaveCount(0);

  const client = createClient({ baseUrl: stack.API_URL, token: await accessTokenOf(stack, listener) });
  const { body: before } = await client.getFeatured();
  const attempt = client.replaceFeatured({
    headers: { 'if-match': `"${before.version}"` },
    body: { headline: 'Mine now', playlistIds: [] },
  });
  await expect(attempt).rejects.toThrow(/^403/);
  expect((await client.getFeatured()).body.headline).not.toBe('Mine now');
});

test('refuses an editor whose plays are gone though the token still says editor, and says why', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const former = await newPerson({ playlists: [earned('Gone by Morning')] });
  const page = await newBrowserOf(former, '/featured/edit');
  await page.getByLabel('Headline', { exact: true }).fill('Not any more');
  // Straight in the database, so that no event tells the page before it tries.
  await database.prisma.play.deleteMany({ where: { userId: former.userId } });
  await database.prisma.playCount.deleteMany({ where: { userId: former.userId } });
  await page.getByRole('button', { name: 'Save featured' }).click();
  await expectAlarm(page, 'You are no longer an editor');
  await expectAlarm(page, 'our own count is below 100 plays');
});

async function addToFeatured(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add playlist' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to featured' });
  await dialog.getByRole('button', { name: `Add ${name}`, exact: true }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: `Reorder ${name}` })).toBeVisible();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save featured' }).click();
  await expectNews(page, 'Featured saved');
  await expect(page.getByRole('button', { name: 'Save featured' })).toBeDisabled();
  // Gone by itself or by Escape: the next one must not be taken for this one.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'Featured saved' })).toHaveCount(0);
}
