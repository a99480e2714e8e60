import type { BrowserContextOptions, Page } from '@playwright/test';
import { EDITOR_THRESHOLD } from '@setlist/contracts/constants';
import { gather, listenAll } from '../support/audience.ts';
import { fingers, type Hands, keys } from '../support/hands.ts';
import { musicFile } from '../support/music.ts';
import { mainLink, open } from '../support/open.ts';
import { newCredentials } from '../support/people.ts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
/** So that a play is ten seconds of real listening. */
const SECONDS = 20;
const PATIENCE_MS = 90_000;
/** A sound takes seconds, and comes behind all else that the machine has to do. */
const MADE_MS = 200_000;
const SENT = 'Kitchen Radio';
const MADE = 'Slow Weather';
const TAPE = 'Made at Home';

/** Somebody new, with a browser of their own, who stands on Home in the end. */
interface Newcomer {
  page: Page;
  hands: Hands;
  email: string;
  /** The address of their playlist. */
  path: string;
}

test('a new person reaches EDITOR with songs of their own, on a phone, and on a desktop by keyboard alone', async ({
  stack,
  newBrowser,
  newBrowserOf,
  newPerson,
  management,
}) => {
  // A hundred people sign in, and two songs are played.
  test.slow();
  const begin = async (options: BrowserContextOptions, handsOf: (page: Page) => Hands) => {
    const page = await newBrowser(options);
    return makeMusic(page, handsOf(page), await musicFile(SECONDS));
  };
  const [onPhone, onDesktop, audience] = await Promise.all([
    begin(PHONE, () => fingers),
    begin(DESKTOP, keys),
    gather(stack, EDITOR_THRESHOLD - 2, newPerson),
  ]);
  const newcomers = [onPhone, onDesktop];
  for (const { path } of newcomers) await listenAll(stack, audience, path.split('/').at(-1) ?? '');
  for (const { page } of newcomers) await expectPlays(page, EDITOR_THRESHOLD - 2);

  const byPhone = await newBrowserOf(await newPerson(), onPhone.path, PHONE);
  const atDesk = await newBrowserOf(await newPerson(), onDesktop.path, DESKTOP);
  await Promise.all([hear(byPhone, fingers), hear(atDesk, keys(atDesk))]);
  for (const { page } of newcomers) await expectPlays(page, EDITOR_THRESHOLD - 1);
  // Each hears the other one's: the hundredth play of both.
  await Promise.all([open(byPhone, onDesktop.path), open(atDesk, onPhone.path)]);
  await Promise.all([hear(byPhone, fingers), hear(atDesk, keys(atDesk))]);

  for (const { page, hands, email } of newcomers) {
    const home = page.getByRole('main');
    const pass = home.getByText(`EDITOR pass, earned with the ${EDITOR_THRESHOLD}th play`);
    await expect(pass).toBeAttached({ timeout: PATIENCE_MS });
    expect((await management.findUser(email)).app_metadata?.roles).toEqual(['playlist_editor']);
    const news = page.getByRole('status').filter({ hasText: `Play ${EDITOR_THRESHOLD}. You’re an editor.` });
    await hands.press(news.getByRole('button', { name: 'Edit featured' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Edit featured' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add playlist' })).toBeVisible();
    // The page was never loaded anew since it stood on Home without a play.
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  }
});

/** Signs somebody up who makes two songs that sound, one of them by this file, and a public playlist of both. */
async function makeMusic(page: Page, hands: Hands, file: Buffer): Promise<Newcomer> {
  const { email, password } = newCredentials();
  await open(page, '/');
  await hands.press(page.getByRole('button', { name: 'Create an account' }));
  await hands.write(page.getByLabel('Email'), email);
  await hands.write(page.getByLabel('Password', { exact: true }), password);
  await hands.press(page.getByRole('button', { name: 'Create account' }));
  await expectHome(page, 'user');

  await hands.press(mainLink(page, 'Songs'));
  await hands.press(page.getByRole('button', { name: 'New song' }));
  const song = page.getByRole('dialog', { name: 'New song' });
  await hands.write(song.getByLabel('Title'), MADE);
  await hands.write(song.getByLabel('Artist', { exact: true }), 'Nobody Yet');
  await hands.press(song.getByRole('button', { name: 'Add song' }));
  await expect(page.getByRole('main')).toContainText(MADE);

  // The menu is reached by Tab before it comes.
  const chooser = page.waitForEvent('filechooser', { timeout: PATIENCE_MS });
  await hands.pick(
    page.getByRole('button', { name: 'Upload', exact: true }),
    page.getByRole('menuitem', { name: 'Choose files' }),
  );
  await (await chooser).setFiles({ name: `${SENT}.mp3`, mimeType: 'audio/mpeg', buffer: file });
  const dock = page.getByRole('region', { name: 'Uploads' });
  await expect(dock).toContainText('1 of 1 uploaded');
  await hands.press(dock.getByRole('button', { name: 'Close the uploads' }));
  for (const title of [SENT, MADE]) {
    const play = page.getByRole('button', { name: `Play ${title}` });
    await expect(play).toBeEnabled({ timeout: MADE_MS });
    await hands.press(play);
    await expectPlaying(page, title);
  }
  await hands.press(playerOf(page).getByRole('button', { name: 'Pause' }));

  await hands.press(mainLink(page, 'Playlists'));
  await hands.press(page.getByRole('main').getByRole('button', { name: 'New playlist' }).first());
  const playlist = page.getByRole('dialog', { name: 'New playlist' });
  await hands.write(playlist.getByLabel('Name', { exact: true }), TAPE);
  await hands.press(playlist.getByRole('button', { name: 'Create playlist' }));
  await expect(page.getByRole('heading', { level: 1, name: TAPE })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Add songs' }));
  const picker = page.getByRole('dialog', { name: `Add songs to ${TAPE}` });
  for (const title of [SENT, MADE]) await hands.press(picker.getByRole('button', { name: `Add ${title}` }));
  await expect(picker.getByText('In the playlist')).toHaveCount(2);
  await hands.press(picker.getByRole('button', { name: 'Close' }));
  await hands.pick(
    page.getByRole('button', { name: `More for ${TAPE}` }),
    page.getByRole('menuitem', { name: 'Make public' }),
  );
  await expectNews(page, `${TAPE} is public now`);
  const path = new URL(page.url()).pathname;

  await hands.press(mainLink(page, 'Home'));
  await expectPlays(page, 0);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  return { page, hands, email, path };
}

/** Waits until the pass on Home, which is not issued yet, counts so many plays. */
async function expectPlays(page: Page, plays: number): Promise<void> {
  const name = `EDITOR pass not issued yet: ${plays} of ${EDITOR_THRESHOLD} plays`;
  await expect(page.getByRole('main').getByRole('img', { name })).toBeVisible({ timeout: PATIENCE_MS });
}

/** Plays the playlist that is open. */
async function hear(page: Page, { press }: Hands): Promise<void> {
  await press(page.getByRole('button', { name: 'Play', exact: true }).first());
  await expectPlaying(page, SENT);
}
