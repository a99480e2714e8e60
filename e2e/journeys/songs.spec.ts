import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

test('adds a song, finds it by title and artist, changes it and deletes it', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: ['Paper Lanterns', 'Cold Tea'] }] });
  const page = await newBrowserOf(owner, '/songs');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(2);

  await page.getByRole('button', { name: 'New song' }).click();
  const dialog = page.getByRole('dialog', { name: 'New song' });
  await dialog.getByLabel('Title').fill('Harbour Lights, Switched Off');
  await dialog.getByLabel('Artist', { exact: true }).fill('Ólafur & the Gulls');
  await dialog.getByLabel('Genre', { exact: true }).selectOption('Techno');
  await dialog.getByRole('checkbox', { name: 'No file? Let Setlist play it' }).uncheck();
  await dialog.getByRole('button', { name: 'Add song' }).click();
  await expectNews(page, 'Added Harbour Lights, Switched Off');
  await expect(rows).toHaveCount(3);
  await expect(
    page.getByRole('button', { name: 'Harbour Lights, Switched Off has no audio yet' }),
  ).toBeDisabled();

  const search = page.getByLabel('Search title and artist');
  for (const words of ['harbour', 'gulls']) {
    await search.fill(words);
    await expect(page).toHaveURL(`/songs?q=${words}`);
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Harbour Lights');
  }

  await page.getByRole('button', { name: 'More for Harbour Lights' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog', { name: 'Edit Harbour Lights, Switched Off' });
  await editor.getByLabel('Title').fill('Harbour Lights');
  await editor.getByLabel('Genre', { exact: true }).selectOption('Ambient');
  await editor.getByRole('button', { name: 'Save' }).click();
  await expectNews(page, 'Saved Harbour Lights');
  await expect(rows).toContainText('Ambient');

  await page.getByRole('button', { name: 'More for Harbour Lights' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Harbour Lights?' });
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Nothing matches “gulls”')).toBeVisible();
  await search.fill('');
  await expect(rows).toHaveCount(2);
});

test('keeps a list as long as somebody made it when one of its songs is deleted', async ({
  newPerson,
  newBrowserOf,
}) => {
  const names = Array.from({ length: 33 }, (_, index) => `Take ${index + 1}`);
  const owner = await newPerson({ plan: 'full', playlists: [{ name: 'Takes', songs: names }] });
  const page = await newBrowserOf(owner, '/songs');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(30);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(rows).toHaveCount(33);

  const last = rows.last();
  const name = (await last.getByRole('button', { name: /^Play / }).getAttribute('aria-label')) ?? '';
  await last.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expectNews(page, 'Deleted');
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expect(rows).toHaveCount(32);
});

test('says at the field what is wrong with a song, and keeps what was typed', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/songs');
  await expect(page.getByRole('heading', { name: 'You have no songs yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New song' }).click();
  const dialog = page.getByRole('dialog', { name: 'New song' });
  await dialog.getByLabel('Title').fill('<script>alert(1)</script>');
  await dialog.getByLabel('Artist', { exact: true }).fill('Nobody');
  await dialog.getByRole('button', { name: 'Add song' }).click();
  await expect(dialog.getByText('Leave out HTML')).toBeVisible();
  await expect(dialog.getByLabel('Title')).toHaveAccessibleDescription('Leave out HTML');
  await expect(dialog.getByLabel('Artist', { exact: true })).toHaveValue('Nobody');
});

test('takes what looks like SQL or a pattern in a search for the letters it is made of', async ({
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'All', songs: ['100% Cotton', "It's Late"] }] });
  const page = await newBrowserOf(owner, '/songs');
  const rows = page.getByRole('main').getByRole('listitem');
  const found = { '100%': 1, "It's": 1, '%': 1, _: 0, "' OR 1=1 --": 0 };
  for (const [words, count] of Object.entries(found)) {
    await page.getByLabel('Search title and artist').fill(words);
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === words);
    await expect(rows).toHaveCount(count);
  }
});
