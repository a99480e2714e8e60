import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { enter } from '../support/enter.ts';
import { open } from '../support/open.ts';
import { expectPlaying } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

const SONGS = ['Paper Lanterns', 'Cold Tea', 'Night Ferry'];
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const box = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => box(page).getByRole('combobox');
const option = (page: Page, name: string) => box(page).getByRole('option', { name });
const entry = (page: Page) => page.getByRole('link', { name: 'Search', exact: true });

test('finds a song while one types, with a slip, and plays it, by keyboard alone', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const page = await newBrowserOf(person, '/songs');
  const { keyboard } = page;
  await entry(page).focus();
  // The code is fetched once somebody is there: a key before that opens it as well.
  await keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await keyboard.type('cold');
  await expect(option(page, 'Cold Tea')).toBeVisible();
  await expect(box(page).getByRole('status')).toContainText('1 song');
  await expectAccessible(page, 'what is found');

  await field(page).fill('lantrens');
  await expect(option(page, 'Paper Lanterns')).toBeVisible();
  await expect(option(page, 'Cold Tea')).toHaveCount(0);
  await keyboard.press('ArrowDown');
  await expectChosen(page, 'Paper Lanterns');
  await keyboard.press('ArrowUp');
  await expectChosen(page, undefined);
  await keyboard.press('ArrowDown');
  await expectChosen(page, 'Paper Lanterns');
  // Other words have no choice yet.
  await keyboard.press('Backspace');
  await expectChosen(page, undefined);
  await expect(option(page, 'Paper Lanterns')).toBeVisible();
  await keyboard.press('ArrowDown');
  await expectChosen(page, 'Paper Lanterns');
  await keyboard.press('Enter');
  await expect(box(page)).toBeHidden();
  await expectPlaying(page, 'Paper Lanterns');

  await keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
  await expect(entry(page)).toBeFocused();
});

test('opens playlists and people of others on a phone', async ({ newPerson, newBrowserOf }) => {
  const other = await newPerson({
    displayName: 'Xanthippe Quill',
    playlists: [{ name: 'Xylophone Evenings', songs: SONGS }],
  });
  const page = await newBrowserOf(await newPerson(), '/', PHONE);
  await entry(page).tap();
  await field(page).fill('xylo');
  await option(page, 'Xylophone Evenings').tap();
  await expect(page).toHaveURL(`/playlists/${other.playlists[0]?.playlistId}`);

  await entry(page).tap();
  await field(page).fill('xanthippe');
  await option(page, 'Xanthippe Quill').tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Xanthippe Quill' })).toBeVisible();
});

test('never shows what was found for other words, and says what failed, and tries again', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_FAILED/);
  const person = await newPerson({ playlists: [{ name: 'Harbour', songs: SONGS }] });
  const page = await newBrowserOf(person, '/songs');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('/search/found', async (route) => {
    const { q } = route.request().postDataJSON();
    if (q === 'cold') await held;
    if (q === 'ferry') return route.abort();
    await route.continue().catch(() => {});
  });
  await entry(page).click();
  const asked = page.waitForRequest('/search/found');
  await field(page).fill('cold');
  await asked;
  await expect(box(page).getByRole('status')).toHaveText('Searching …');
  await field(page).fill('paper');
  await expect(option(page, 'Paper Lanterns')).toBeVisible();
  release();
  await expect(option(page, 'Cold Tea')).toHaveCount(0);

  await field(page).fill('ferry');
  await expect(box(page).getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.unroute('/search/found');
  await box(page).getByRole('button', { name: 'Retry' }).click();
  await expect(option(page, 'Night Ferry')).toBeVisible();
  await field(page).fill('qqqqzzzz');
  await expect(box(page).getByRole('status')).toHaveText('Nothing found for “qqqqzzzz”');
});

test('has a page of results, with more of each kind, that works without script', async ({
  newPerson,
  newBrowser,
}) => {
  const songs = Array.from({ length: 12 }, (_, n) => `Lighthouse ${n + 1}`);
  const person = await newPerson({ plan: 'full', playlists: [{ name: 'Coast', songs }] });
  const page = await newBrowser({ javaScriptEnabled: false });
  await enter(page, person);
  await page.goto('/search');
  await page.getByRole('searchbox').fill('lighthouse');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL('/search?q=lighthouse');
  await expect(page).toHaveTitle(/Search: lighthouse/);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(10);
  await page.getByRole('link', { name: 'Show more' }).click();
  await expect(rows).toHaveCount(12);
});

test('the page of results is accessible, with and without hits', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({
    displayName: 'Harbour',
    playlists: [{ name: 'Harbour', songs: ['Harbour'] }],
  });
  const page = await newBrowserOf(person, '/search?q=harbour');
  for (const kind of ['Your songs', 'Playlists', 'People'])
    await expect(page.getByRole('heading', { level: 2, name: kind })).toBeVisible();
  await expectAccessible(page, 'results');
  await open(page, '/search?q=qqqqzzzz');
  await expect(page.getByRole('heading', { name: 'Nothing found for “qqqqzzzz”' })).toBeVisible();
  await expectAccessible(page, 'no results');
});

/** Expects what the arrows have come to: it is marked, and a screen reader is led to it. */
async function expectChosen(page: Page, name: string | undefined): Promise<void> {
  await expect(box(page).getByRole('option', { selected: true })).toHaveCount(name === undefined ? 0 : 1);
  const id = name === undefined ? null : await option(page, name).getAttribute('id');
  if (id === null) await expect(field(page)).not.toHaveAttribute('aria-activedescendant');
  else await expect(field(page)).toHaveAttribute('aria-activedescendant', id);
}
