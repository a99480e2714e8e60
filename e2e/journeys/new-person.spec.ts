import type { Page } from '@playwright/test';
import type { SeededPlaylist } from '../support/music.ts';
import { open } from '../support/open.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';
import { unique } from '../support/unique.ts';

test('comes from an empty page to music: a public song, a playlist of one’s own, and sound', async ({
  newPerson,
  newBrowserOf,
}) => {
  // As many plays as it takes to stand among the first that Discover shows.
  const found = unique('Found Here');
  const owner = await newPerson({
    displayName: 'Olga',
    playlists: [{ name: found, songs: ['Cold Tea', 'Night Ferry'], plays: 500 }],
  });
  const page = await newBrowserOf(await newPerson(), '/playlists');
  await page.getByRole('link', { name: 'Discover public playlists' }).click();
  await expect(page).toHaveURL(/#discover$/);
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeInViewport();
  await page.getByRole('region', { name: 'Discover' }).getByRole('link', { name: found }).click();
  await expect(page.getByRole('heading', { level: 1, name: found })).toBeVisible();

  // Nobody has a playlist at first: the dialog begins with the name of one.
  await chooseAddTo(page, 'Night Ferry');
  const dialog = page.getByRole('dialog', { name: 'Add Night Ferry to a playlist' });
  const name = dialog.getByLabel('New playlist');
  await expect(name).toBeFocused();
  await name.fill('<i>');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Leave out HTML')).toBeVisible();
  await name.fill('Borrowed');
  await page.keyboard.press('Enter');
  await expectNews(page, 'Added Night Ferry to Borrowed');
  await expect(dialog).toBeHidden();

  await chooseAddTo(page, 'Cold Tea');
  await page.getByRole('button', { name: 'Add to Borrowed' }).click();
  await expectNews(page, 'Added Cold Tea to Borrowed');
  await chooseAddTo(page, 'Cold Tea');
  await page.getByRole('button', { name: 'Add to Borrowed' }).click();
  await expectNews(page, 'Cold Tea is in Borrowed already');

  await page.getByRole('status').getByRole('button', { name: 'Open playlist' }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Borrowed' })).toBeVisible();
  const songs = page.getByRole('main').getByRole('listitem');
  await expect(songs).toHaveCount(2);
  await expect(songs.nth(0)).toContainText('Night Ferry');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, 'Night Ferry');
  // What is heard of it for long enough would be told after it has gone.
  await playerOf(page).getByRole('button', { name: 'Pause' }).click();

  // What its owner takes back is told as gone there, and nothing breaks.
  const ofOwner = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await ofOwner.getByRole('button', { name: `More for ${found}` }).click();
  await ofOwner.getByRole('menuitem', { name: 'Make private' }).click();
  await expectNews(ofOwner, `${found} is private now`);
  await page.reload();
  await expect(songs).toContainText(['A song that is private now', 'A song that is private now']);
  await expect(page.getByText('No song of this playlist can be heard any more.')).toBeVisible();
});

test('says why Play does nothing, to eyes, keyboards, fingers and screen readers', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const person = await newPerson({
    playlists: [
      { name: 'Silence', songs: ['Not Yet'] },
      { name: 'Nothing', songs: [] },
    ],
  });
  await database.prisma.song.updateMany({
    where: { userId: person.userId },
    data: { audioBytes: null, audioType: null, audioKey: null, durationMs: null },
  });
  const [silence, nothing] = person.playlists as [SeededPlaylist, SeededPlaylist];
  const page = await newBrowserOf(person, `/playlists/${nothing.playlistId}`);
  await expectExplained(page, 'There is nothing to play in this playlist yet.');
  await page.getByRole('link', { name: 'Discover public playlists' }).click();
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeInViewport();

  await open(page, `/playlists/${silence.playlistId}`);
  await expectExplained(page, 'No song in this playlist has sound yet.');
  for (const path of [`/playlists/${silence.playlistId}`, '/songs']) {
    await open(page, path);
    const row = page.getByRole('button', { name: 'Not Yet has no audio yet' });
    await expect(row).toBeDisabled();
    await row.focus();
    await expect(row).toBeFocused();
    await expect(row).toHaveAccessibleDescription('This song has no sound yet');
    await expect(page.getByText('This song has no sound yet')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Player' })).toHaveCount(0);
  }

  await open(page, '/playlists');
  for (const [name, words] of [
    ['Silence', 'No song in this playlist has sound yet.'],
    ['Nothing', 'There is nothing to play in this playlist yet.'],
  ] as const) {
    await page.getByRole('button', { name: `Play ${name}` }).focus();
    await page.keyboard.press('Enter');
    await expectNews(page, words);
  }

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [`/playlists/${silence.playlistId}`, '/songs']) {
    await open(page, path);
    await expect(page.getByText('This song has no sound yet')).toBeVisible();
  }
});

test('offers somebody without songs a way on from the dialog that adds them', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Bare', songs: [] }] });
  const page = await newBrowserOf(person, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Add songs' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add songs to Bare' });
  await expect(dialog.getByText('You have no songs yet.')).toBeVisible();
  await dialog.getByRole('link', { name: 'Discover public playlists' }).click();
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeInViewport();
});

async function chooseAddTo(page: Page, song: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${song}` }).click();
  await page.getByRole('menuitem', { name: 'Add to playlist …' }).click();
}

/** Expects that Play and Shuffle can be reached, do nothing, and say why, in words that can be seen as well. */
async function expectExplained(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words)).toBeVisible();
  for (const name of ['Play', 'Shuffle play']) {
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await expect(button).toBeFocused();
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(words);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('region', { name: 'Player' })).toHaveCount(0);
}
