import type { BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { awaken, follow, open } from '../support/open.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const SIZES: Record<string, BrowserContextOptions> = { phone: PHONE, desktop: {} };

// A page without a network complains in the console about what it cannot fetch; some of these are about nothing else.
test.use({ serviceWorkers: 'allow', allowedComplaints: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

/** Waits until the browser keeps what opens without a network, in this language. */
async function keepsOffline(page: Page, language = 'en'): Promise<void> {
  await page.waitForFunction(
    (end) => navigator.serviceWorker.controller?.scriptURL.endsWith(end),
    `lang=${language}`,
  );
}

for (const [size, options] of Object.entries(SIZES)) {
  test(`opens at any address without a network, says so, and goes on by itself: ${size}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const person = await newPerson({ displayName: 'Ola', playlists: [{ name: 'Drafts' }] });
    const page = await newBrowserOf(person, '/', { ...options, serviceWorkers: 'allow' });
    await keepsOffline(page);
    await page.context().setOffline(true);
    await page.goto('/playlists');
    await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
    await expect(page).toHaveTitle('You are offline · Setlist');
    // What it is drawn by is kept as well, and nothing of the person is.
    await expect(page.getByRole('banner').getByRole('link', { name: 'Setlist, home' })).toBeVisible();
    await expect(page.getByText('Ola')).toBeHidden();
    await awaken(page);
    await expectNoOverflow(page, 'offline');
    await expectAccessible(page, 'the page without a network');

    await page.context().setOffline(false);
    await expect(page.getByRole('main').getByRole('link', { name: 'Drafts' })).toBeVisible();
    await expect(page).toHaveURL(/\/playlists$/);
  });
}

test('says it in the person’s own language, and by a key tries again at once', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/settings', { serviceWorkers: 'allow' });
  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click();
  await expectNews(page, 'Theme saved');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await keepsOffline(page, 'de');
  // It was asked for as nobody: what this person chose besides is not in it.
  const kept = await page.evaluate(async () => (await caches.match('/offline'))?.text());
  expect(kept).toContain('data-theme="system"');
  await page.context().setOffline(true);
  await page.goto('/songs');
  await expect(page.getByRole('heading', { level: 1, name: 'Du bist offline' })).toBeVisible();
  await awaken(page);
  const again = page.getByRole('button', { name: 'Noch einmal' });
  await again.focus();
  await page.context().setOffline(false);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
});

test('keeps nothing of a person for others', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({
    displayName: 'Ola',
    playlists: [{ name: 'Drafts', songs: ['Cold Tea'] }],
  });
  const page = await newBrowserOf(person, '/', { serviceWorkers: 'allow' });
  await keepsOffline(page);
  for (const link of ['Songs', 'Playlists', 'Settings'] as const) await follow(page, link);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/offline');
  expect(kept.filter((path) => path !== '/offline' && !path.startsWith('/_next/static/'))).toEqual([]);
});

test('marks an open page while there is no network, and takes the mark away', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/songs', PHONE);
  const mark = page.getByRole('status').filter({ hasText: 'Offline' });
  await expect(mark).toBeHidden();
  await page.context().setOffline(true);
  await expect(mark).toBeVisible();
  await expectNoOverflow(page, 'a page that is offline');
  await expectAccessible(page, 'a page that is offline', ['light', 'dark']);
  await page.context().setOffline(false);
  await expect(mark).toBeHidden();
});

test('can be installed', async ({ page, request }) => {
  await open(page, '/');
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const answer = await request.get(address ?? '');
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: 'Setlist', start_url: '/', display: 'standalone' });
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.ok(), src).toBe(true);
    expect(icon.headers()['content-type'], src).toBe(type);
  }
  expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable');
});
