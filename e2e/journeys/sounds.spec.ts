import { expectPlaying } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SCREENS = { 'a desktop': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };
/** A sound takes seconds, and comes behind all else that the machine has to do. */
const MADE_MS = 200_000;

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`a new person adds a song without a file, sees its sound being made, and hears it, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const page = await newBrowserOf(await newPerson(), '/songs', { viewport });
    await page.getByRole('button', { name: 'New song' }).click();
    const dialog = page.getByRole('dialog', { name: 'New song' });
    await dialog.getByLabel('Title').fill('Out of Nothing');
    await dialog.getByLabel('Artist', { exact: true }).fill('Nobody Yet');
    await dialog.getByLabel('Genre', { exact: true }).selectOption('Indie folk');
    await dialog.getByLabel('Mood').selectOption('calm');
    const take = dialog.getByLabel('Take');
    const first = await take.inputValue();
    await dialog.getByRole('button', { name: 'Another one' }).click();
    await expect(take).not.toHaveValue(first);
    await dialog.getByRole('button', { name: 'Add song' }).click();
    await expectNews(page, 'Added Out of Nothing');
    await expect(page.getByRole('main')).toContainText('Its sound is being made');
    await expect(
      page.getByRole('button', { name: 'The sound of Out of Nothing is being made' }),
    ).toBeDisabled();

    // The page looks again by itself.
    const play = page.getByRole('button', { name: 'Play Out of Nothing' });
    await expect(play).toBeEnabled({ timeout: MADE_MS });
    await expect(page.getByRole('main')).not.toContainText('Its sound is being made');
    await play.press('Enter');
    await expectPlaying(page, 'Out of Nothing');
  });
}

test('gives a song without a file its sound later, from its menu and by keyboard alone', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/songs');
  await page.getByRole('button', { name: 'New song' }).press('Enter');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Later');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nobody Yet');
  const played = page.getByRole('checkbox', { name: 'No file? Let Setlist play it' });
  await played.press('Space');
  await expect(page.getByLabel('Mood')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Title', exact: true }).press('Enter');
  await expectNews(page, 'Added Later');
  await expect(page.getByRole('button', { name: 'Later has no audio yet' })).toBeDisabled();

  await page.getByRole('button', { name: 'More for Later' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Let Setlist play it' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Let Setlist play Later' });
  await dialog.getByLabel('Mood').selectOption('driving');
  await dialog.getByRole('button', { name: 'Let it play' }).press('Enter');
  await expectNews(page, 'Later is getting its sound');
  const play = page.getByRole('button', { name: 'Play Later' });
  await expect(play).toBeEnabled({ timeout: MADE_MS });
  await play.press('Enter');
  await expectPlaying(page, 'Later');
});
