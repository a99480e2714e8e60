import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

test('shows the playlists from the first where the address leads to no page of them', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts' }] });
  const page = await newBrowserOf(person, '/icon.svg');
  // After the only playlist comes nothing.
  for (const query of [
    'cursor=!',
    'cursor=a&cursor=b',
    'cursor=abc',
    `cursor=${person.playlists[0]?.playlistId}`,
  ]) {
    await open(page, `/playlists?${query}`);
    await expect(page.getByRole('main').getByRole('link', { name: 'Drafts' }), query).toBeVisible();
  }
});

test('shows all songs where the address searches for what nobody can', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Drafts', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(person, '/songs?q=Tea%07');
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('Cold Tea');
});
