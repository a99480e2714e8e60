import { holdSaves } from '../support/hold-saves.ts';
import { follow } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

test('turns the theme over at once, and shows it on the next device too', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/settings');
  const root = page.locator('html');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect(root).toHaveAttribute('data-theme', 'system');
  const light = await background();

  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await expect.poll(background).not.toBe(light);
  await expectNews(page, 'Theme saved');
  expect((await management.getUser(person.userId)).user_metadata?.theme).toBe('dark');

  const elsewhere = await newBrowserOf(person);
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('speaks the chosen language at once, and on the next device too', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/settings');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect((await management.getUser(person.userId)).user_metadata?.lang).toBe('de');

  const elsewhere = await newBrowserOf(person, '/settings');
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'de');
  await elsewhere.getByLabel('Sprache').selectOption('es');
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'es');
});

test('saves theme and language that are chosen one right after the other', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/settings');
  const release = await holdSaves(page);
  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click();
  await page.getByLabel('Language').selectOption('de');
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  const kept = async () => (await management.getUser(person.userId)).user_metadata;
  await expect.poll(kept).toMatchObject({ theme: 'dark', lang: 'de' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('keeps the favourite genre and greets with it on Home', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/settings');
  await page.getByRole('group', { name: 'Favourite genre' }).getByText('Drum and bass').click();
  await expect(page.getByRole('radio', { name: 'Drum and bass' })).toBeChecked();
  await expectNews(page, 'Favourite genre saved');
  await follow(page, 'Home');
  await expect(page.getByRole('main').getByText('Drum and bass')).toBeVisible();
  const kept = await database.prisma.userData.findUnique({ where: { userId: person.userId } });
  expect(kept?.favGenre).toBe('Drum and bass');

  await page.getByRole('link', { name: 'Change favourite genre' }).click();
  await expect(page.getByRole('group', { name: 'Favourite genre' })).toBeInViewport({ ratio: 1 });
});

test('shows plan and roles as they are at the identity provider, without a way to change them', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ plan: 'full', playlists: [{ name: 'Loved', plays: 100 }] });
  const page = await newBrowserOf(person, '/settings');
  const rights = page.getByRole('region', { name: 'Plan and roles' });
  await expect(rights).toContainText('Full');
  await expect(rights).toContainText('EDITOR');
  await expect(rights.getByRole('button')).toHaveCount(0);
  await expect(rights.getByRole('textbox')).toHaveCount(0);
});
