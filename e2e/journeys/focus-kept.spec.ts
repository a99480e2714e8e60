import { chooseByKeys } from '../support/menus.ts';
import { expect, test } from '../support/test.ts';

// By keyboard alone: what has the focus when something that had it is gone.

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];

test('goes on at the next song when one is removed, and at the one that comes back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Second Thoughts', songs: SONGS }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  const moreFor = (song: string) => page.getByRole('button', { name: `More for ${song}` });
  const undo = page.getByRole('button', { name: 'Undo' });

  await chooseByKeys(page, 'Cold Tea', 'Remove from playlist');
  await expect(moreFor('Night Ferry')).toBeFocused();
  await undo.press('Enter');
  await expect(undo).toHaveCount(0);
  await expect(moreFor('Cold Tea')).toBeFocused();
  // After the last one nothing follows: the one before it.
  await chooseByKeys(page, 'Night Ferry', 'Remove from playlist');
  await expect(moreFor('Cold Tea')).toBeFocused();
  await chooseByKeys(page, 'Cold Tea', 'Remove from playlist');
  await expect(moreFor('Paper Lanterns')).toBeFocused();
  await chooseByKeys(page, 'Paper Lanterns', 'Remove from playlist');
  await expect(page.getByRole('heading', { name: 'No songs yet' })).toBeFocused();
});

test('goes on at the next song to add, and at the search after the last one', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({
    playlists: [
      { name: 'Empty', songs: [] },
      { name: 'Full', songs: SONGS },
    ],
  });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Add songs' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add songs to Empty' });
  const adding = dialog.getByRole('button', { name: /^Add / });
  await expect(adding).toHaveCount(3);
  const names = await adding.evaluateAll((all) => all.map((button) => button.ariaLabel ?? ''));
  const [first = '', second = '', third = ''] = names;
  const button = (name: string) => dialog.getByRole('button', { name });
  await button(second).press('Enter');
  await expect(button(third)).toBeFocused();
  await button(third).press('Enter');
  await expect(button(first)).toBeFocused();
  await button(first).press('Enter');
  await expect(dialog.getByLabel('Search your songs')).toBeFocused();
});

test('begins the page that follows a deleted playlist at its heading', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Gone Soon' }, { name: 'Here' }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await chooseByKeys(page, 'Gone Soon', 'Delete playlist');
  const question = page.getByRole('dialog', { name: 'Delete Gone Soon?' });
  await question.getByRole('button', { name: 'Delete playlist' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeFocused();
});
