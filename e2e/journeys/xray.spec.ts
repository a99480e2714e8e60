import type { Locator, Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { expectAccessible } from '../support/axe.ts';
import { holdAnswers, holdSaves } from '../support/hold-saves.ts';
import { follow, open } from '../support/open.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { pagesOf } from '../support/pages.ts';
import { playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

test('marks every datum with where it lives, counts the marks, and stays on from page to page', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Iris', playlists: [{ name: 'Bones', plays: 100 }] });
  const page = await newBrowserOf(person);
  const xray = page.getByRole('switch', { name: 'X-ray: show where each piece of data lives' });
  const marked = (datum: string) => page.getByText(datum, { exact: true }).filter({ visible: true }).first();
  await expect(xray).not.toBeChecked();
  await expect(page.getByText('user_metadata.displayName', { exact: true }).first()).toBeHidden();

  await xray.click();
  await expect(xray).toBeChecked();
  for (const datum of [
    'user_metadata.displayName',
    'app_metadata.roles',
    'app_metadata.plan',
    'user_data.fav_genre',
    'playlists.name, play_counts.plays',
  ]) {
    await expect(marked(datum)).toBeVisible();
  }
  const legend = page.getByRole('region', { name: 'X-ray legend' });
  for (const [home, name] of Object.entries({ user: 'user_metadata', app: 'app_metadata', db: 'Postgres' })) {
    const marks = page.locator(`[data-datum][data-home=${home}]`).filter({ visible: true });
    const counted = legend.locator('div').filter({ hasText: name }).locator('b');
    await expect(counted).not.toHaveText('0');
    const uncounted = async () => (await marks.count()) - Number(await counted.textContent());
    await expect.poll(uncounted, `marks of ${name} that are not counted`).toBe(0);
  }

  await follow(page, 'Settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(marked('user_metadata.theme')).toBeVisible();
  await page.reload();
  await expect(xray).toBeChecked();
  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await expect(marked('playlists.name')).toBeVisible();

  await pressXray(page);
  await expect(xray).not.toBeChecked();
  await expect(marked('playlists.name')).toBeHidden();
});

test('counts in the legend the marks that are seen, once however often the page changes at once', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson({ playlists: [{ name: 'Bones', plays: 100 }] }));
  await pressXray(page);
  const legend = page.getByRole('region', { name: 'X-ray legend' });
  for (const [home, name] of Object.entries({ user: 'user_metadata', app: 'app_metadata', db: 'Postgres' })) {
    const said = legend.locator(':scope > div').filter({ hasText: name }).locator('b');
    const seen = () =>
      page
        .locator(`[data-datum][data-home=${home}]`)
        .evaluateAll((marks) => marks.filter((mark) => mark.checkVisibility()).length);
    await expect.poll(async () => Number(await said.textContent()) - (await seen()), name).toBe(0);
    expect(await seen(), name).toBeGreaterThan(0);
  }

  const looks = await page.evaluate(async () => {
    const look = Element.prototype.checkVisibility;
    let count = 0;
    Element.prototype.checkVisibility = function (options) {
      if (this.matches('[data-datum]')) count += 1;
      return look.call(this, options);
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // Within one frame, but each is told to observers by itself.
    await frame();
    for (let change = 0; change < 20; change++) {
      document.body.append(document.createElement('i'));
      await Promise.resolve();
    }
    await frame();
    await frame();
    Element.prototype.checkVisibility = look;
    return count / document.querySelectorAll('[data-datum]').length;
  });
  expect(looks).toBeGreaterThan(0);
  expect(looks).toBeLessThan(3);
});

test('gives the focus to the switch when the legend is closed', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson());
  await pressXray(page);
  const legend = page.getByRole('region', { name: 'X-ray legend' });
  await legend.getByRole('button', { name: 'Turn X-ray off' }).press('Enter');
  await expect(legend).toHaveCount(0);
  await expect(page.getByRole('switch', { name: /^X-ray/ })).toBeFocused();
});

test('takes its shortcut for itself, once however long it is held, and no other keys', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/settings');
  const xray = page.getByRole('switch', { name: /^X-ray/ });
  await expect(xray).toHaveAttribute('aria-keyshortcuts', 'Alt+X');
  const name = page.getByLabel('Display name');
  await name.evaluate((field) =>
    field.addEventListener('keydown', () => field.removeAttribute('data-taken'), { capture: true }),
  );
  await page.evaluate(() =>
    addEventListener('keydown', ({ target, defaultPrevented }) => {
      if (defaultPrevented && target instanceof HTMLElement) target.dataset.taken = 'yes';
    }),
  );
  for (const others of ['Control+Alt+x', 'Meta+Alt+x', 'x']) await name.press(others);
  await expect(xray).not.toBeChecked();
  await expect(name).not.toHaveAttribute('data-taken');

  await page.keyboard.down('Alt');
  await page.keyboard.down('x');
  await expect(name).toHaveAttribute('data-taken', 'yes');
  // The keyboard repeats what is held.
  await page.keyboard.down('x');
  await expect(name).not.toHaveAttribute('data-taken');
  await expect(xray).toBeChecked();
  await page.keyboard.up('x');
  await page.keyboard.up('Alt');
});

test('opens the tape of a claim to its value, the token’s part, the tenant’s metadata, and how both came', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson({ displayName: 'Iris', plan: 'full' });
  const page = await newBrowserOf(person);
  await pressXray(page);
  const tape = tapeOf(page, 'app_metadata.plan');
  const card = page.getByRole('dialog', { name: 'Where app_metadata.plan comes from' });
  await tape.press('Enter');
  await expect(card).toBeFocused();
  await expect(factOf(card, 'As it is shown')).toHaveText('Full plan');
  await expect(factOf(card, 'In the session’s token')).toContainText(
    '"https://setlist.example/plan": "full"',
  );
  const fetched = factOf(card, 'Fetched by');
  await expect(fetched).toContainText(/^GET \/xray\/token\s*After [\d,]+ ms by the web app/);
  await expect(
    fetched.getByRole('link', { name: 'apps/web/src/app/xray/token/route.ts', exact: true }),
  ).toBeVisible();
  await expect(factOf(card, 'Issued by')).toContainText(`${stack.TENANT_URL}/`);
  await expect(factOf(card, 'Issued by')).toContainText('when the session began or was renewed');
  await expect(factOf(card, 'For')).toContainText('https://api.setlist.example');
  await expect(factOf(card, 'Runs out')).toHaveText(/^in (5\d|60) minutes$|^in 1 hour$/);
  const atTenant = factOf(card, 'At the tenant, now');
  await expect(atTenant).toContainText('"plan": "full"');
  // By key: the card goes along with a page that is scrolled for the pointer, and may be elsewhere by then.
  await atTenant.getByText('Fetched by GET /xray/profile').press('Enter');
  await expect(atTenant.getByText(/^200 after [\d,]+ ms, request [\w-]{8,64}$/)).toBeVisible();
  await expect(atTenant.getByRole('link', { name: 'About this route' })).toHaveAttribute(
    'href',
    `${stack.API_URL}/docs#getXrayProfile`,
  );
  await expect(atTenant.getByRole('link', { name: /\/get-xray-profile\.ts:\d+$/ })).toBeVisible();
  const call = atTenant.getByText(/^GET \/api\/v2\/users\/[^:]+: 200 after [\d.,]+ ms$/);
  await call.press('Enter');
  await expect(atTenant).toContainText('"received"');
  const dashboard = card.getByRole('link', { name: 'You on the tenant’s dashboard' });
  const address = `${stack.TENANT_URL}/dashboard/users/${encodeURIComponent(person.userId)}`;
  await expect(dashboard).toHaveAttribute('href', address);
  await expectAccessible(page, 'the open tape of a claim');

  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(tape).toBeFocused();
  await tape.press('Enter');
  await card.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(card).toHaveCount(0);
  await expect(tape).toBeFocused();
});

test('opens the tape of a row to the request that brought it, its statement, rows and source', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Bones', songs: ['Cold Tea'] }] });
  const page = await newBrowserOf(person, '/icon.svg', {
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  await page.context().addCookies([{ name: 'setlist.xray', value: 'on', url: stack.WEB_URL }]);
  await open(page, '/songs');
  await tapeOf(page, 'songs.songname, .artist').tap();
  const card = page.getByRole('dialog', { name: 'Where songs.songname, .artist comes from' });
  await expect(card).toBeFocused();
  await expect(factOf(card, 'As it is shown')).toContainText('Cold Tea');
  const fetched = factOf(card, 'Fetched by');
  await expect(fetched).toContainText(/^GET \/songs/);
  await expect(fetched).toContainText(/200 after [\d,]+ ms, request [\w-]{8,64}/);
  await expect(fetched.getByRole('link', { name: 'About this route' })).toHaveAttribute(
    'href',
    `${stack.API_URL}/docs#listSongs`,
  );
  const source = fetched.getByRole('link', { name: /^apps\/api\/src\/songs\/list-songs\.ts:\d+$/ });
  const [file = '', line = ''] = ((await source.textContent()) ?? '').split(':');
  const address = stack.SOURCE_URL.replace('{file}', file).replace('{line}', line);
  await expect(source).toHaveAttribute('href', address);
  const did = factOf(card, 'What it did in Postgres');
  await expect(did).toContainText(/list-songs\.sql: [\d.,]+ ms, 1 row/);
  await expect(did).toContainText('FROM songs');
  await expect(did).toContainText('"songname": "Cold Tea"');

  // It lies within the screen, and what is longer scrolls in it.
  const box = await card.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(740);
  await expectNoOverflow(page, 'an open tape');
  await expectAccessible(page, 'the open tape of a row at 360 px');
  await card.getByRole('button', { name: 'Close' }).tap();
  await expect(card).toHaveCount(0);
});

test('keeps an open tape of a claim within 360 px, all of it unfolded', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson({ displayName: 'Iris' });
  const page = await newBrowserOf(person, '/icon.svg', {
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  await page.context().addCookies([{ name: 'setlist.xray', value: 'on', url: stack.WEB_URL }]);
  await open(page, '/');
  await tapeOf(page, 'user_metadata.displayName').tap();
  const card = page.getByRole('dialog', { name: 'Where user_metadata.displayName comes from' });
  const atTenant = factOf(card, 'At the tenant, now');
  await atTenant.getByText('Fetched by GET /xray/profile').tap();
  await atTenant.getByText(/^GET \/api\/v2\/users\//).tap();
  await expect(atTenant).toContainText('"received"');
  const wider = await card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(wider).toBe(0);
  await expectNoOverflow(page, 'the open tape of a claim');
  await expectAccessible(page, 'the open tape of a claim at 360 px');
});

test('tells in an open card what was done for the page, once that is fetched again with X-ray on', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  // Nothing is kept of a request that was made before.
  allowedComplaints.push(/status of 404/);
  const page = await newBrowserOf(await newPerson({ playlists: [{ name: 'Bones', plays: 3 }] }));
  const release = await holdSaves(page);
  await pressXray(page);
  await tapeOf(page, 'play_counts.plays').press('Enter');
  const card = page.getByRole('dialog', { name: /^Where play_counts\.plays/ });
  const did = factOf(card, 'What it did in Postgres');
  await expect(did).toContainText('What it did is not kept, or not any more.');
  await expect(card.getByRole('link', { name: 'About this route' })).toBeVisible();
  release();
  await expect(did).toContainText(/\.sql: [\d.,]+ ms, \d+ rows?/);
});

test('follows in an open card what changes at the tenant, and counts the time that the token is good for', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/icon.svg');
  await page.clock.install();
  await open(page, '/');
  await pressXray(page);
  await tapeOf(page, 'app_metadata.plan').press('Enter');
  const card = page.getByRole('dialog', { name: 'Where app_metadata.plan comes from' });
  const told = {
    'As it is shown': ['Free plan', 'Full plan'],
    'In the session’s token': ['/plan": "free"', '/plan": "full"'],
    'At the tenant, now': ['"plan": "free"', '"plan": "full"'],
  };
  for (const [name, [before = '']] of Object.entries(told))
    await expect(factOf(card, name)).toContainText(before);
  await management.patchUser(person.userId, { app_metadata: { plan: 'full' } });
  for (const [name, [, after = '']] of Object.entries(told))
    await expect(factOf(card, name)).toContainText(after);

  await expect(factOf(card, 'Runs out')).toHaveText(/^in (5\d|60) minutes$|^in 1 hour$/);
  await page.clock.fastForward('20:00');
  await expect(factOf(card, 'Runs out')).toHaveText(/^in (3\d|40) minutes$/);
});

test('stays off when the page comes late that was fetched while X-ray was on', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Bones' }] });
  const playlistId = person.playlists[0]?.playlistId ?? '';
  const page = await newBrowserOf(person, `/playlists/${playlistId}`);
  // By which the page is known that comes late.
  await database.prisma.playlist.updateMany({ where: { playlistId }, data: { name: 'Wire' } });
  const { made, release } = await holdAnswers(page);
  await pressXray(page);
  await made;
  await pressXray(page);
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'Wire' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-xray', 'off');
  await expect(page.getByRole('switch', { name: /^X-ray/ })).not.toBeChecked();
  await expect(page.getByRole('region', { name: 'X-ray legend' })).toHaveCount(0);
});

test('says in a card that nobody is signed in any more', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 401/);
  const page = await newBrowserOf(await newPerson());
  await pressXray(page);
  await page.context().clearCookies();
  await tapeOf(page, 'app_metadata.plan').press('Enter');
  const card = page.getByRole('dialog', { name: 'Where app_metadata.plan comes from' });
  await expect(factOf(card, 'At the tenant, now')).toContainText('Your session has ended');
});

test('opens a tape in a dialog, and closes it before the dialog', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson({ playlists: [{ name: 'Bones' }] }), '/playlists');
  await pressXray(page);
  await page.getByRole('link', { name: 'Bones' }).first().click();
  await page.getByRole('button', { name: 'More for Bones' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog', { name: /^Rename/ });
  await dialog.locator('[data-tape]').first().press('Enter');
  const card = page.getByRole('dialog', { name: /^Where playlists\.name/ });
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('tells nobody what is another person’s', async ({ newPerson, newBrowserOf }) => {
  const [iris, otto] = [await newPerson({ displayName: 'Iris' }), await newPerson({ displayName: 'Otto' })];
  const { request } = (await newBrowserOf(iris, '/icon.svg')).context();
  const others = (await newBrowserOf(otto, '/icon.svg')).context().request;
  const forThem = (path: string, { userId }: { userId: string }) =>
    `${path}?${new URLSearchParams({ for: userId })}`;
  for (const path of ['/xray/token', '/xray/profile', '/xray/requests/0123456789']) {
    expect.soft((await request.get(forThem(path, otto))).status(), path).toBe(409);
    expect.soft((await request.get(path)).status(), path).toBe(409);
  }
  expect((await (await request.get(forThem('/xray/token', iris))).json()).value.sub).toBe(iris.userId);

  const page = await newBrowserOf(iris);
  await pressXray(page);
  // What was fetched before is not kept.
  await open(page, '/');
  const told = page.waitForResponse((response) => response.url().includes('/xray/requests/'));
  await tapeOf(page, 'play_counts.plays').press('Enter');
  const { pathname } = new URL((await told).url());
  expect((await request.get(forThem(pathname, iris))).status()).toBe(200);
  expect((await others.get(forThem(pathname, otto))).status()).toBe(404);
});

test('leaves no datum without a mark, on any page and in any dialog', async ({ newPerson, newBrowserOf }) => {
  const [name, playlist, song] = ['Iris Quill', 'Bones and Wire', 'Cold Tea'];
  const person = await newPerson({
    displayName: name,
    playlists: [{ name: playlist, songs: [song], plays: 100 }],
  });
  const data = [name, playlist, song, 'The Understudies', person.email];
  const page = await newBrowserOf(person);
  await pressXray(page);
  await expect(page.getByRole('region', { name: 'X-ray legend' })).toBeVisible();
  for (const path of pagesOf(person)) {
    await open(page, path);
    await expectAllMarked(page, path, data);
  }
  const see = async (what: string) => {
    await expect(page.getByRole('dialog').first()).toBeVisible();
    await expectAllMarked(page, what, data);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const choose = async (of: string, item: string) => {
    await page.getByRole('button', { name: `More for ${of}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await page.getByRole('button', { name: `Account: ${name}` }).click();
  await expect(page.getByText('Email, from the ID token')).toBeVisible();
  await expectAllMarked(page, 'the account menu', data);
  await page.keyboard.press('Escape');

  await open(page, '/songs');
  for (const item of sweep(['Edit', 'Delete'], ['Edit'])) {
    await choose(song, item);
    await see(`${item} of a song`);
  }

  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  for (const item of sweep(['Rename', 'Delete playlist'], ['Rename'])) {
    await choose(playlist, item);
    await see(item);
  }
  await page.getByRole('button', { name: 'Add songs' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await see('adding songs');
  const other = await newPerson({ displayName: 'Olga', playlists: [{ name: 'Heard', songs: [song] }] });
  await open(page, `/playlists/${other.playlists[0]?.playlistId}`);
  await choose(song, 'Add to playlist …');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
  await see('adding to a playlist');
  await open(page, `/playlists/${person.playlists[0]?.playlistId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await playerOf(page)
    .getByRole('button', { name: /^Queue/ })
    .click();
  await expectAllMarked(page, 'the player and its queue', data);

  await open(page, '/featured/edit');
  await page.getByRole('button', { name: 'Add playlist' }).click();
  await expect(page.getByRole('dialog').getByText(playlist)).toBeVisible();
  await see('adding to featured');
});

/** The first tape with these words that is seen. */
const tapeOf = (page: Page, words: string) =>
  page.locator('[data-tape]').getByText(words, { exact: true }).filter({ visible: true }).first();

/** What a card says under this name. */
const factOf = (card: Locator, name: string) =>
  card
    .locator('dl > div')
    .filter({ has: card.page().getByText(name, { exact: true }) })
    .locator('dd');

/** Expects that all that is seen of these data stands within a mark, or beside the tape of what only the browser or the token holds. */
async function expectAllMarked(page: Page, what: string, data: readonly string[]): Promise<void> {
  const unmarked = await page.evaluate((known) => {
    const marked = [
      '[data-datum], nav[aria-labelledby=recents], [role=menu] [role=presentation]',
      // With or without X-ray each fact of the account names its key at the identity provider.
      '[aria-labelledby=account] dl',
    ].join();
    const isMarked = (element: Element) => element.closest(marked);
    const isSeen = (element: Element) => element.checkVisibility() && !element.closest('.sr-only');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen: [Element | null, string][] = [];
    while (texts.nextNode()) seen.push([texts.currentNode.parentElement, texts.currentNode.nodeValue ?? '']);
    for (const input of document.querySelectorAll('input')) seen.push([input, input.value]);
    return seen.flatMap(([element, text]) =>
      element && known.some((datum) => text.includes(datum)) && isSeen(element) && !isMarked(element)
        ? [`${element.tagName}.${element.className}: ${text}`]
        : [],
    );
  }, data);
  expect.soft(unmarked, what).toEqual([]);
}
