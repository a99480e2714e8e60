import { mainLink, open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

/** Next's router asks by the first header for what it wants ahead, and by both for the shape of a page alone. */
const AHEAD = 'next-router-prefetch';
const SHAPE = 'next-router-segment-prefetch';

test('answers a click in the navigation with the skeleton at once, fetched when it was pointed at', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Everything', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(person, '/icon.svg');
  const ahead: string[] = [];
  page.on('request', (request) => {
    if (request.headers()[AHEAD]) ahead.push(new URL(request.url()).pathname);
  });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/songs?_rsc=*', async (route) => {
    if (!route.request().headers()[AHEAD]) await released;
    await route.continue();
  });
  await open(page, '/');
  await page.mouse.move(640, 400);

  const fetched = page.waitForResponse((response) => {
    const headers = response.request().headers();
    return response.url().includes('/songs?_rsc=') && AHEAD in headers && !(SHAPE in headers);
  });
  await mainLink(page, 'Songs').hover();
  await (await fetched).finished();
  await mainLink(page, 'Songs').click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await expect(main.locator('[aria-busy=true]')).toBeVisible();
  await expect(main.getByText('Cold Tea')).toHaveCount(0);
  release();
  await expect(main.getByText('Cold Tea')).toBeVisible();
  await expect(main.locator('[aria-busy=true]')).toHaveCount(0);

  const byKeyboard = page.waitForRequest(
    (request) => request.url().includes('/featured?_rsc=') && AHEAD in request.headers(),
  );
  await mainLink(page, 'Featured').focus();
  await byKeyboard;
  // Nothing else was: neither playlists nor what the pages link to.
  expect([...new Set(ahead)].sort()).toEqual(['/featured', '/songs']);
});

test('leads from the side bar to the dashboard of the local tenant, in a tab of its own', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const page = await newBrowserOf(await newPerson());
  const opened = page.waitForEvent('popup');
  await page.getByRole('banner').getByRole('link', { name: 'Local tenant' }).click();
  const dashboard = await opened;
  await expect(dashboard).toHaveURL(new URL('/', stack.TENANT_URL).href);
  await expect(dashboard.getByRole('heading', { name: 'Happening' })).toBeVisible();
});
