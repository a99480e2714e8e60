import { API_AUDIENCE } from '@setlist/contracts/identity';
import { sweep } from '@setlist/testing/sweep';
import { follow, open } from '../support/open.ts';
import { expect, test } from '../support/own-stack-test.ts';
import { expectPlaying, repeatForever } from '../support/player.ts';
import { expectHome } from '../support/sign-in.ts';
import { expectNews } from '../support/toasts.ts';
import { accessTokenOf } from '../support/tokens.ts';

const LIFETIME_S = 3;
const SESSION = 'next-auth.session-token';

test.beforeEach(({ management }) => management.setTokenLifetime(API_AUDIENCE, LIFETIME_S));
test.afterEach(({ management }) => management.setTokenLifetime(API_AUDIENCE, 3_600));

test('notices nothing of access tokens that expire while somebody uses the app', async ({
  stack,
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Ada', playlists: [{ name: 'Long Evening' }] });
  const playlist = person.playlists[0];
  const page = await newBrowserOf(person, `/playlists/${playlist?.playlistId}`);
  const token = await accessTokenOf(stack, person);
  const answer = async () =>
    (await fetch(`${stack.API_URL}/playlists`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await answer()).toBe(200);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expectPlaying(page, playlist?.songs[0]?.songname ?? '');
  await repeatForever(page);
  // A token as old as the page's own is refused by now: what the page does next, it does with a new one.
  await expect.poll(answer).toBe(401);

  await follow(page, 'Settings');
  await page.getByLabel('Display name').fill('Ada L.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Name saved');
  await follow(page, 'Home');
  await expectHome(page, 'Ada L.');
  await expectPlaying(page, playlist?.songs[0]?.songname ?? '');
});

test('keeps somebody signed in through a burst of requests whose token has expired', async ({
  stack,
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Ada' });
  const page = await newBrowserOf(person);
  const { request } = page.context();
  const token = await accessTokenOf(stack, person);
  const answer = async () =>
    (await fetch(`${stack.API_URL}/playlists`, { headers: { authorization: `Bearer ${token}` } })).status;
  await expect.poll(answer).toBe(401);

  const paths = ['/', '/songs', '/playlists', '/featured', '/settings'];
  const burst = await Promise.all(
    Array.from({ length: sweep(20, 10) }, (_, index) => request.get(paths[index % paths.length] ?? '/')),
  );
  for (const response of burst) {
    expect(response.status()).toBe(200);
    expect(await response.text()).toContain('Account: Ada');
  }
  await open(page, '/');
  await expectHome(page, 'Ada');
  const cookies = await page.context().cookies();
  expect(cookies.some(({ name }) => name.startsWith(SESSION))).toBe(true);
});
