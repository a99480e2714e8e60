import type { Locator, Page } from '@playwright/test';
import { holdSaves } from '../support/hold-saves.ts';
import { choose } from '../support/menus.ts';
import type { SeededPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('opens dialogs on their first field, and questions on the safe answer', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({
    plan: 'full',
    playlists: [{ name: 'Drafts', songs: ['Cold Tea'], plays: 100 }],
  });
  const page = await newBrowserOf(person, '/playlists');
  await page.getByRole('button', { name: 'New playlist' }).click();
  await expectOpensOn(page, 'New playlist', (dialog) => dialog.getByLabel('Name', { exact: true }));

  await open(page, '/songs');
  await page.getByRole('button', { name: 'New song' }).click();
  await expectOpensOn(page, 'New song', (dialog) => dialog.getByLabel('Title'));
  await choose(page, 'Cold Tea', 'Edit');
  await expectOpensOn(page, 'Edit Cold Tea', (dialog) => dialog.getByLabel('Title'));
  await choose(page, 'Cold Tea', 'Delete');
  await expectOpensOn(page, 'Delete Cold Tea?', (dialog) => dialog.getByRole('button', { name: 'Cancel' }));

  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await choose(page, 'Drafts', 'Rename');
  await expectOpensOn(page, 'Rename', (dialog) => dialog.getByLabel('Name', { exact: true }));
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expectOpensOn(page, 'Add songs to Drafts', (dialog) => dialog.getByLabel('Search your songs'));
  await choose(page, 'Drafts', 'Delete playlist');
  const question = page.getByRole('dialog', { name: 'Delete Drafts?' });
  await expect(question).toContainText('your EDITOR pass goes too');
  await expectOpensOn(page, 'Delete Drafts?', (dialog) => dialog.getByRole('button', { name: 'Cancel' }));
});

test('speaks of the pass to those who have one', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await choose(page, 'Drafts', 'Delete playlist');
  const question = page.getByRole('dialog', { name: 'Delete Drafts?' });
  await expect(question).toContainText('It goes with the plays it had.');
  await expect(question).not.toContainText('pass');
});

test('sends nothing while a name is what it was', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const { playlistId } = person.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(person, `/playlists/${playlistId}`);
  const sent = actionsOn(page, playlistId);
  await choose(page, 'Drafts', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  const name = dialog.getByLabel('Name', { exact: true });
  const verb = dialog.getByRole('button', { name: 'Rename' });
  await expect(verb).toBeDisabled();
  await name.press('Enter');
  await name.fill(' Drafts  ');
  await expect(verb).toBeDisabled();
  await name.press('Enter');
  await name.fill('Drafts, Later');
  await expect(verb).toBeEnabled();
  await name.fill('Drafts');
  await expect(verb).toBeDisabled();
  await name.press('Enter');
  await expect(dialog).toBeVisible();
  await name.fill('Final Drafts');
  await name.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Final Drafts' })).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('sends nothing while a song is what it was', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts', songs: ['Cold Tea'] }] });
  const { songs } = person.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(person, '/songs');
  const sent = actionsOn(page, `${songs[0]?.songId}`);
  await choose(page, 'Cold Tea', 'Edit');
  const dialog = page.getByRole('dialog', { name: 'Edit Cold Tea' });
  const genre = dialog.getByLabel('Genre', { exact: true });
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Title').press('Enter');
  const was = await genre.inputValue();
  const other = was === 'Ambient' ? 'Techno' : 'Ambient';
  await genre.selectOption(other);
  await expect(save).toBeEnabled();
  await genre.selectOption(was);
  await expect(save).toBeDisabled();
  await dialog.getByLabel('Title').press('Enter');
  await expect(dialog).toBeVisible();
  await genre.selectOption(other);
  await save.press('Enter');
  await expect(page.getByRole('main').getByRole('listitem')).toContainText(other);
  expect(sent).toHaveLength(1);
});

test('leads to the field that is wrong, and says at the foot what is about no field of the form', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const { playlistId } = person.playlists[0] as SeededPlaylist;
  const page = await newBrowserOf(person, `/playlists/${playlistId}`);
  await choose(page, 'Drafts', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename' });
  const name = dialog.getByLabel('Name', { exact: true });
  const verb = dialog.getByRole('button', { name: 'Rename' });
  await name.fill('<i>');
  await verb.click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription('Leave out HTML');
  await expect(dialog.getByRole('alert')).toHaveCount(0);

  await page.route('**/*', async (route) => {
    const isAction = route.request().headers()['next-action'] !== undefined;
    const body = route.request().postData() ?? '';
    await route.continue(isAction ? { postData: body.replace(playlistId, 'no id') } : {});
  });
  await name.fill('Final Drafts');
  await verb.click();
  await expect(dialog.getByRole('alert')).toContainText('Something in it isn’t valid');
  await expect(name).toHaveValue('Final Drafts');
});

test('tells a failure that comes once its dialog is closed, and leaves the next one as it is', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_FAILED/);
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  const release = await holdSaves(page);
  const question = page.getByRole('dialog', { name: 'Delete Drafts?' });
  const verb = question.getByRole('button', { name: 'Delete playlist' });
  await choose(page, 'Drafts', 'Delete playlist');
  await verb.click();
  await expect(verb).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await choose(page, 'Drafts', 'Delete playlist');
  await expect(verb).toBeEnabled();
  release('lost');
  const told = page.getByRole('alert').filter({ hasText: 'Setlist isn’t answering' });
  await expect(told).toHaveCount(1);
  await expect(question).toBeVisible();
  await expect(question.getByRole('alert')).toHaveCount(0);
  await expect(verb).toBeEnabled();
});

test('does not close the dialog that is open by the time an earlier one was carried out', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson({ playlists: [{ name: 'Drafts' }] }), '/playlists');
  const release = await holdSaves(page);
  const add = page.getByRole('button', { name: 'New playlist' });
  const dialog = page.getByRole('dialog', { name: 'New playlist' });
  const name = dialog.getByLabel('Name', { exact: true });
  const verb = dialog.getByRole('button', { name: 'Create playlist' });
  await add.click();
  await name.fill('The First');
  await verb.click();
  await expect(verb).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await add.click();
  await name.fill('The Second');
  release();
  await expectNews(page, 'Created The First');
  await expect(name).toHaveValue('The Second');
  await verb.click();
  await expect(page.getByRole('heading', { level: 1, name: 'The Second' })).toBeVisible();
});

test('lets a menu be seen where a toast lies over it, and has the toast again afterwards, on a phone', async ({
  newPerson,
  newBrowserOf,
}) => {
  const songs = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
  const person = await newPerson({ playlists: [{ name: 'Harbour', songs }] });
  const viewport = { width: 390, height: 844 };
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`, { viewport });
  await choose(page, 'Cold Tea', 'Remove from playlist');
  await expectNews(page, 'Removed Cold Tea');
  const toasts = page.locator('[data-toasts]');
  await expect(toasts).toHaveCSS('opacity', '1');
  const more = page.getByRole('button', { name: 'More for Night Ferry' });
  await more.click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expect(toasts).toHaveCSS('opacity', '0');
  await expect(toasts).toHaveCSS('pointer-events', 'none');
  await more.click();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'More for Cold Tea' })).toBeVisible();
});

test('keeps the keyboard’s place where “Show more” was pressed', async ({ newPerson, newBrowserOf }) => {
  const songs = Array.from({ length: 65 }, (_, index) => `Song ${index + 1}`);
  const person = await newPerson({ plan: 'full', playlists: [{ name: 'Long', songs }] });
  const page = await newBrowserOf(person, '/songs');
  const rows = page.getByRole('main').getByRole('listitem');
  for (const shown of [30, 60]) {
    await expect(rows).toHaveCount(shown);
    await page.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    const first = rows.nth(shown).getByRole('button').first();
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
  }
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
});

/** The bodies of the actions on something that a page sends from now on. Others it sends besides, to refresh itself. */
function actionsOn(page: Page, id: string): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (request.headers()['next-action'] && body.includes(id)) sent.push(body);
  });
  return sent;
}

/** Expects what has the focus in a dialog that was just opened, and closes it. */
async function expectOpensOn(page: Page, name: string, target: (dialog: Locator) => Locator): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await expect(target(dialog)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
