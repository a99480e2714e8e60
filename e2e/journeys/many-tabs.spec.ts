import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { enter } from '../support/enter.ts';
import type { Person } from '../support/people.ts';
import { playPastApp } from '../support/play-past-app.ts';
import { cookieHeader, openTabs, setVisibility } from '../support/tabs.ts';
import { expect, test } from '../support/test.ts';

const MOST_STREAMS = 12;
const isStream = ({ pathname }: URL) => pathname === '/events';

test('loads and keeps alive nine tabs of one browser, also when those before are closed', async ({
  stack,
  database,
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Wind' }] });
  const first = await newBrowserOf(owner, '/playlists');
  const tabs = [first, ...(await openTabs(first, 8, '/playlists'))];
  for (const tab of tabs) await expectPlays(tab, 0);
  // They go with the document: still there in the end, so no page was loaded anew.
  for (const tab of tabs) await tab.evaluate(() => Object.assign(window, { sameDocument: true }));

  await playPastApp(stack, database.prisma, owner, await newPerson());
  for (const tab of tabs) await expectPlays(tab, 1);

  let plays = 1;
  while (tabs.length > sweep(4, 8)) {
    await tabs.shift()?.close();
    await playPastApp(stack, database.prisma, owner, await newPerson());
    plays += 1;
    for (const tab of tabs) await expectPlays(tab, plays);
  }
  for (const tab of tabs) expect(await tab.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('lets the tab lead that is seen, which goes on after the last event that was heard', async ({
  stack,
  database,
  newPerson,
  newBrowserOf,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Wind' }] });
  const leader = await newBrowserOf(owner, '/playlists');
  const [follower] = await openTabs(leader, 1, '/playlists');
  if (!follower) throw new Error('There is no second tab.');
  await playPastApp(stack, database.prisma, owner, await newPerson());
  await expectPlays(follower, 1);

  // Nobody listens while this play comes in.
  const held = Promise.withResolvers<void>();
  await follower.route(isStream, async (route) => {
    await held.promise;
    await route.continue();
  });
  const asked = follower.waitForRequest((request) => isStream(new URL(request.url())));
  const left = leader.waitForEvent('requestfailed', (request) => isStream(new URL(request.url())));
  await setVisibility(leader, 'hidden');
  await left;
  const address = new URL((await asked).url());
  expect(address.searchParams.get('after')).toMatch(/^\d+$/);
  expect(address.searchParams.get('for')).toBe(owner.userId);
  await playPastApp(stack, database.prisma, owner, await newPerson());
  held.resolve();
  await expectPlays(follower, 2);

  // What nobody saw meanwhile shows when somebody looks again.
  await setVisibility(leader, 'visible');
  await expectPlays(leader, 2);
});

test('keeps a page alive by a stream of its own where tabs cannot agree on a leader', async ({
  stack,
  database,
  newPerson,
  newBrowser,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Wind' }] });
  let plays = 0;
  for (const lacks of sweep(['BroadcastChannel', 'locks'], ['locks'])) {
    const page = await newBrowser();
    await page.context().addInitScript((name) => {
      const host = name === 'locks' ? Navigator.prototype : window;
      Object.defineProperty(host, name, { value: undefined });
    }, lacks);
    await enter(page, owner);
    await page.goto('/playlists');
    const [other] = await openTabs(page, 1, '/playlists');
    await playPastApp(stack, database.prisma, owner, await newPerson());
    plays += 1;
    for (const tab of [page, other as Page]) await expectPlays(tab, plays);
  }
});

test('polls in one tab alone while the stream is broken', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 503/);
  const page = await newBrowserOf(await newPerson(), '/icon.svg');
  const context = page.context();
  await context.route(isStream, (route) => route.fulfill({ status: 503 }));
  const polls: Page[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST') polls.push(request.frame().page());
  });
  const [first] = await openTabs(page, 4, '/settings');
  await expect.poll(() => polls.length, { timeout: 90_000 }).toBeGreaterThan(2);
  expect(new Set(polls)).toEqual(new Set([first]));
});

test('asks for nothing more in the name of somebody who is not signed in any longer', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 409/);
  const [ann, ben] = [await newPerson(), await newPerson()];
  const page = await newBrowserOf(ann, '/settings');
  const context = page.context();
  await page.clock.install();
  await page.reload();
  await setVisibility(page, 'hidden');
  await context.clearCookies();
  await enter(page, ben);

  // The stream is refused, and then the page asks why.
  const refused = page.waitForResponse(
    (response) => response.status() === 409 && response.request().method() === 'HEAD',
  );
  await setVisibility(page, 'visible');
  await refused;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  for (let i = 0; i < 6; i++) await page.clock.fastForward(20_000);
  await page.evaluate(() => fetch('/icon.svg'));
  expect(asked.filter((request) => !/\/(icon\.svg$|_next\/static\/)/.test(request))).toEqual([]);
});

test('streams to the person for whom the page was made, and to nobody else', async ({
  stack,
  newPerson,
  newBrowserOf,
}) => {
  const [ann, ben] = [await newPerson(), await newPerson()];
  const cookie = await cookieHeader(await newBrowserOf(ann, '/icon.svg'));
  const ask = (method: string, query: string, headers: Record<string, string> = { cookie }) =>
    fetch(`${stack.WEB_URL}/events${query}`, { method, headers });
  const of = (person: Person) => `?for=${encodeURIComponent(person.userId)}`;
  for (const method of ['GET', 'HEAD']) {
    for (const query of [of(ben), '?for=', '?for=%00']) {
      const refused = await ask(method, query);
      expect(refused.status).toBe(409);
      expect(await refused.text()).toBe('');
    }
    expect((await ask(method, of(ann), {})).status).toBe(401);
    const answer = await ask(method, of(ann));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch('text/event-stream');
    await answer.body?.cancel();
  }
});

test('keeps no stream that nobody reads', async ({ stack, newPerson, newBrowserOf }) => {
  const cookie = await cookieHeader(await newBrowserOf(await newPerson(), '/icon.svg'));
  const address = `${stack.WEB_URL}/events`;
  for (let i = 0; i <= MOST_STREAMS; i++) {
    expect((await fetch(address, { method: 'HEAD', headers: { cookie } })).status).toBe(200);
  }
  // Given up before, while and after they are answered.
  await Promise.all(
    Array.from({ length: 3 * MOST_STREAMS }, async (_, index) => {
      const gone = new AbortController();
      const answer = fetch(address, { headers: { cookie }, signal: gone.signal }).then(
        (response) => response.body?.getReader().read(),
        () => undefined,
      );
      if (index % 3 === 0) await answer.catch(() => undefined);
      else if (index % 3 === 1) await fetch(`${stack.WEB_URL}/icon.svg`);
      gone.abort();
      await answer.catch(() => undefined);
    }),
  );
  const opened: Response[] = [];
  const openOne = async () => {
    const response = await fetch(address, { headers: { cookie } });
    if (response.ok) opened.push(response);
    else await response.body?.cancel();
    return opened.length;
  };
  try {
    await expect.poll(openOne).toBe(MOST_STREAMS);
  } finally {
    for (const response of opened) await response.body?.cancel();
  }
});

async function expectPlays(page: Page, count: number): Promise<void> {
  const words = count === 1 ? '1 play' : `${count} plays`;
  await expect(page.getByRole('main').getByRole('article').getByText(words, { exact: true })).toBeVisible();
}
