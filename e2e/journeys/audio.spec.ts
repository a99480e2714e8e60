import type { Page, Response } from '@playwright/test';
import { AUDIO_COOKIE } from '@setlist/contracts';
import { expectPlaying, playerOf } from '../support/player.ts';
import { signIn } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea'];
/** The beginning of every JSON Web Token: a header that is a JSON object. */
const TOKEN = /eyJ[\w-]{8,}\.[\w-]*\./;
const SCREENS = { 'a desktop': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };

const audioCookieOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === AUDIO_COOKIE.name);

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`gets audio from the API alone, with no token in an address and a cookie that no script sees, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
    stack,
  }) => {
    const owner = await newPerson({ playlists: [{ name: 'Straight', songs: SONGS }] });
    const page = await newBrowserOf(owner, '/icon.svg', { viewport });
    const answers: Response[] = [];
    page.on('response', (response) => answers.push(response));
    await page.goto(`/playlists/${owner.playlists[0]?.playlistId}`);
    const play = page.getByRole('button', { name: 'Play Paper Lanterns' });
    // By keyboard as well as by pointer.
    await play.focus();
    await play.press('Enter');
    await expectPlaying(page, 'Paper Lanterns');
    await page.getByRole('button', { name: 'Play Cold Tea' }).click();
    await expectPlaying(page, 'Cold Tea');

    for (const response of answers) expect(response.url()).not.toMatch(TOKEN);
    const media = answers.filter((response) => response.request().resourceType() === 'media');
    const [led, sent] = [
      media.filter((response) => response.url().startsWith(stack.WEB_URL)),
      media.filter((response) => response.url().startsWith(stack.API_URL)),
    ];
    expect(led.length + sent.length).toBe(media.length);
    expect(new Set(led.map((response) => response.status()))).toEqual(new Set([307]));
    expect(led.length).toBeGreaterThanOrEqual(SONGS.length);
    for (const response of sent) {
      expect([200, 206]).toContain(response.status());
      expect(response.headers()['content-type']).toBe('audio/mpeg');
    }
    expect(sent.length).toBeGreaterThanOrEqual(SONGS.length);
    const fromWeb = answers.filter((response) => response.url().startsWith(stack.WEB_URL));
    expect(fromWeb.filter((response) => response.headers()['content-type']?.startsWith('audio/'))).toEqual(
      [],
    );

    const { path } = AUDIO_COOKIE;
    expect(await audioCookieOf(page)).toMatchObject({ path, httpOnly: true, sameSite: 'Strict' });
    // Below its own path as well.
    await page.goto('/songs');
    expect(await page.evaluate(() => document.cookie)).not.toContain(AUDIO_COOKIE.name);
  });
}

test('opens no audio any more to a browser in which somebody has signed out, or somebody else has come', async ({
  page,
  newPerson,
  stack,
}) => {
  const [first, second] = [
    await newPerson({
      displayName: 'Ola',
      playlists: [{ name: 'Mine', songs: SONGS, visibility: 'private' }],
    }),
    await newPerson({ displayName: 'Kim' }),
  ];
  const songId = first.playlists[0]?.songs[0]?.songId;
  await signIn(page, first);
  const hear = () => page.request.get(`/audio/${songId}`);
  expect((await hear()).status()).toBe(200);
  expect(await audioCookieOf(page)).toBeDefined();
  await page.getByRole('button', { name: 'Account: Ola' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();
  expect(await audioCookieOf(page)).toBeUndefined();
  expect((await hear()).status()).toBe(401);

  await signIn(page, second);
  const heard = await hear();
  // The API's own word: the cookie is that of the second by now.
  expect([heard.status(), heard.url()]).toEqual([404, `${stack.API_URL}/songs/${songId}/audio`]);
});

test('goes on by itself where a song was paused for longer than its cookie lasts', async ({
  newPerson,
  newBrowserOf,
  stack,
  allowedComplaints,
}) => {
  allowedComplaints.push(/Failed to load resource.*401/);
  const owner = await newPerson({ playlists: [{ name: 'Long', songs: SONGS }] });
  const page = await newBrowserOf(owner, `/playlists/${owner.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play Paper Lanterns' }).click();
  await expectPlaying(page, 'Paper Lanterns');
  // What the API says of a cookie that has ended, to the element that asks for more of what it was led to.
  const element = page.locator('audio');
  await page.context().clearCookies({ name: AUDIO_COOKIE.name });
  const ended = new URL(`/songs/${owner.playlists[0]?.songs[0]?.songId}/audio`, stack.API_URL).href;
  await element.evaluate((audio: HTMLAudioElement, address) => {
    audio.src = address;
    void audio.play().catch(() => undefined);
  }, ended);
  await expectPlaying(page, 'Paper Lanterns');
  await expect(page.getByRole('alert').filter({ hasText: 'Paper Lanterns' })).toHaveCount(0);
  await expect(playerOf(page)).toContainText('Paper Lanterns');
});
