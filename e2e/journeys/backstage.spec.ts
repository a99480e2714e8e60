import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { holdSaves } from '../support/hold-saves.ts';
import { shiftOf, watchShift } from '../support/layout-shift.ts';
import { follow, open } from '../support/open.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { ESTABLISHED } from '../support/pages.ts';
import { playPastApp } from '../support/play-past-app.ts';
import { openTabs, setVisibility } from '../support/tabs.ts';
import { expect, test } from '../support/test.ts';

declare const window: {
  lit: Record<string, { animation: string; outline: string }>;
  begun: string[];
};

const WIDE = { viewport: { width: 1440, height: 900 } };
const TABLET = { viewport: { width: 800, height: 1000 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Backstage' });
const switchOf = (page: Page) =>
  page.getByRole('switch', { name: 'Backstage: show what happens at the tenant' });

/** Opens backstage and waits until it shows what is so now. */
async function openBackstage(page: Page): Promise<void> {
  await switchOf(page).click();
  await expect(panelOf(page).getByText('Live', { exact: true })).toBeVisible();
  await expect(panelOf(page).getByRole('timer')).toBeVisible();
}

/** Remembers from now on what is lit, and how it looks then: it is for a moment only. */
async function watchLit(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.lit = {};
    new MutationObserver(() => {
      for (const element of document.querySelectorAll('[data-lit]')) {
        const { animationName, outlineStyle } = getComputedStyle(element);
        window.lit[element.textContent ?? ''] = { animation: animationName, outline: outlineStyle };
      }
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-lit'] });
  });
}

/** What was lit since, of which the text holds `text`. */
const litWith = (page: Page, text: string) =>
  page.evaluate((part) => Object.entries(window.lit).find(([key]) => key.includes(part))?.[1], text);

test('shows beside the app what a new name does at the tenant and in the token', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Robin' });
  const page = await newBrowserOf(person, '/settings', WIDE);
  await openBackstage(page);
  const panel = panelOf(page);
  await expect(panel).toContainText('"displayName": "Robin"');
  await expect(panel).toContainText('"https://setlist.example/display_name": "Robin"');
  await expect(panel).toContainText('Signed in');
  const timer = panel.getByRole('timer');
  const before = (await timer.textContent()) ?? '';
  await expect(timer).not.toHaveText(before);

  await watchLit(page);
  await page.getByLabel('Display name').fill('Zoë');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel).toContainText('"displayName": "Zoë"');
  await expect(panel).toContainText('Update a User');
  await expect(panel.getByRole('listitem').filter({ hasText: 'sertft' }).first()).toContainText('Add claims');
  await expect(panel).toContainText('"https://setlist.example/display_name": "Zoë"');
  for (const lit of ['"displayName": "Zoë"', 'Update a User', 'sertft', '/display_name": "Zoë"']) {
    await expect.poll(() => litWith(page, lit), lit).toMatchObject({ animation: 'lit' });
  }
  expect(await litWith(page, '/plan":')).toBeUndefined();
  // It goes out again.
  await expect(panel.locator('[data-lit]')).toHaveCount(0);

  await panel.getByRole('listitem').filter({ hasText: 'sertft' }).first().getByText('Add claims').click();
  await expect(panel).toContainText('access_token https://setlist.example/display_name "Zoë"');
});

test('lights what the service changes, where colours are forced too, and says it', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson({ displayName: 'Robin' });
  const page = await newBrowserOf(person, '/', { ...WIDE, forcedColors: 'active' });
  await openBackstage(page);
  await watchLit(page);
  const said: string[] = [];
  await page.exposeFunction('say', (text: string) => said.push(text));
  await panelOf(page)
    .locator('[aria-live="polite"]')
    .evaluate((region) => {
      const { say } = globalThis as unknown as { say(text: string): void };
      new MutationObserver(() => say(region.textContent ?? '')).observe(region, {
        ...{ subtree: true, childList: true, characterData: true },
      });
    });
  await management.patchUser(person.userId, { app_metadata: { plan: 'full' } });
  await expect(panelOf(page)).toContainText('"plan": "full"');
  await expect.poll(() => litWith(page, '"plan": "full"')).toMatchObject({ outline: 'solid' });
  await expect.poll(() => said.join(' ')).toContain('Changed: app_metadata.plan.');
  await expect.poll(() => said.join(' ')).toContain('In the tenant’s log: Management API call.');
});

test('keeps beside the page on every page and after a reload, without a shift, and leads to the dashboard', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson(ESTABLISHED);
  const page = await newBrowserOf(person, '/', WIDE);
  const panel = panelOf(page);
  await openBackstage(page);
  await expect(switchOf(page)).toBeFocused();
  await follow(page, 'Playlists');
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible();
  await expect(panel).toBeVisible();

  await watchShift(page);
  await open(page, '/');
  await expect(switchOf(page)).toBeChecked();
  await expect(panel.getByText('Live', { exact: true })).toBeVisible();
  expect(await shiftOf(page)).toBeLessThan(0.02);
  const covered = await page.evaluate(() => {
    const edge = document.querySelector('aside#backstage')?.getBoundingClientRect().left ?? 0;
    const controls = [...document.querySelectorAll(':is(header, section, main) :is(a, button, input)')];
    return controls
      .filter((each) => !each.closest('aside') && each.checkVisibility())
      .filter((each) => each.getBoundingClientRect().right > edge)
      .map((each) => each.outerHTML.slice(0, 120));
  });
  expect(covered).toEqual([]);

  const dashboard = page.context().waitForEvent('page');
  await panel.getByRole('link', { name: 'You on the tenant’s dashboard' }).click();
  const there = await dashboard;
  await expect(there).toHaveURL(`${stack.TENANT_URL}/dashboard/users/${encodeURIComponent(person.userId)}`);
  await expect(there.getByRole('link', { name: 'Open Setlist Web' })).toHaveAttribute(
    'href',
    new RegExp(`^${stack.WEB_URL}`),
  );

  await panel.getByRole('button', { name: 'Close backstage' }).click();
  await expect(panel).toHaveCount(0);
  await expect(switchOf(page)).toBeFocused();
  await page.reload();
  await expect(switchOf(page)).not.toBeChecked();
  await expect(panel).toHaveCount(0);
});

test('is a sheet over a narrow page, that takes the focus and gives it back', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson(ESTABLISHED);
  for (const [width, size] of Object.entries({ phone: PHONE, tablet: TABLET })) {
    const page = await newBrowserOf(person, '/', size);
    await openBackstage(page);
    const panel = panelOf(page);
    await expect(panel).toBeFocused();
    await expect(panel).toContainText('"displayName"');
    await expectNoOverflow(page, width);
    // On a phone nothing else can be reached; on a tablet the page goes on above it.
    await expect(page.getByRole('main')).toBeVisible({ visible: width === 'tablet' });
    await expectAccessible(page, `backstage on a ${width}`);
    await panel.focus();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(switchOf(page)).toBeFocused();
  }
});

test('lets the end of the page be reached above the sheet', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/settings', TABLET);
  await openBackstage(page);
  const last = page.getByRole('main').getByRole('button').last();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const edge = (await panelOf(page).boundingBox())?.y ?? 0;
  await expect.poll(async () => (await last.boundingBox())?.y ?? Infinity).toBeLessThan(edge - 40);
});

test('breaks no rule of WCAG 2.2 AA beside the page', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/', WIDE);
  await openBackstage(page);
  await panelOf(page).getByText('Add claims').first().click();
  await expectAccessible(page, 'backstage');
});

test('listens only while somebody can see it', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(), '/', WIDE);
  const lines = new Set<unknown>();
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().includes('/backstage/events')) lines.add(request);
  });
  page.on('requestfailed', (request) => void lines.delete(request));
  page.on('requestfinished', (request) => void lines.delete(request));
  const count = () => lines.size;

  await openBackstage(page);
  expect(count()).toBe(1);
  await setVisibility(page, 'hidden');
  await expect.poll(count).toBe(0);
  await setVisibility(page, 'visible');
  await expect.poll(count).toBe(1);
  await panelOf(page).getByRole('button', { name: 'Close backstage' }).click();
  await expect.poll(count).toBe(0);
});

test('says that its person was deleted, while it is seen and to who comes back to it', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  for (const meanwhile of ['visible', 'hidden'] as const) {
    const person = await newPerson();
    const page = await newBrowserOf(person, '/', WIDE);
    await openBackstage(page);
    await setVisibility(page, meanwhile);
    await management.deleteUser(person.userId);
    await setVisibility(page, 'visible');
    await expect(panelOf(page).getByText('You were deleted at the tenant')).toBeVisible();
  }
});

test('asks for the token once when it is opened, and again when its time is up, however often that is', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/icon.svg', WIDE);
  await page.clock.install();
  await open(page, '/');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/xray/token')) asked += 1;
  });
  await openBackstage(page);
  expect(asked).toBe(1);

  // A browser whose clock is ahead, so that an answer is over when it comes; nothing else asks for another one.
  await holdSaves(page);
  await page.clock.fastForward('12:00:00');
  await expect(panelOf(page).getByRole('timer')).toHaveText('00:00');
  await expect
    .poll(async () => {
      await page.clock.fastForward(10_000);
      return asked;
    })
    .toBeGreaterThan(5);
});

test('lights and says again what changes while it is lit', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson();
  const page = await newBrowserOf(person, '/', WIDE);
  await openBackstage(page);
  await page.evaluate(() => {
    window.begun = [];
    addEventListener('animationstart', ({ animationName, target }) => {
      if (animationName === 'lit') window.begun.push((target as Element).textContent ?? '');
    });
  });
  const said: string[] = [];
  await page.exposeFunction('say', (text: string) => said.push(text));
  await panelOf(page)
    .locator('[aria-live="polite"]')
    .evaluate((region) => {
      const { say } = globalThis as unknown as { say(text: string): void };
      const sayAdded = (changes: MutationRecord[]) =>
        changes.forEach(({ addedNodes }) => {
          for (const node of addedNodes) say(node.textContent ?? '');
        });
      new MutationObserver(sayAdded).observe(region, { childList: true });
    });
  const times = (texts: string[], part: string) => texts.filter((text) => text.includes(part)).length;
  for (const hobby of ['chess', 'surfing', 'go']) {
    await management.patchUser(person.userId, { user_metadata: { hobby } });
    await expect
      .poll(async () => times(await page.evaluate(() => window.begun), `"hobby": "${hobby}"`), hobby)
      .toBe(1);
  }
  await expect.poll(() => times(said, 'Changed: user_metadata.hobby.')).toBe(3);
});

test('opens and closes with another tab when the page is fetched again, but where somebody chose on it', async ({
  newPerson,
  newBrowserOf,
  stack,
  database,
}) => {
  const owner = await newPerson({ playlists: [{ name: 'Wind' }] });
  const first = await newBrowserOf(owner, '/playlists', WIDE);
  const [second] = await openTabs(first, 1, '/playlists');
  if (!second) throw new Error('There is no second tab.');
  let plays = 0;
  const play = async () => {
    await playPastApp(stack, database.prisma, owner, await newPerson());
    plays += 1;
    for (const page of [first, second])
      await expect(page.getByRole('main').getByText(new RegExp(`^${plays} plays?$`))).toBeVisible();
  };
  const expectOpen = async (page: Page, open: boolean) => {
    await expect(page.locator('html')).toHaveAttribute('data-backstage', open ? 'on' : 'off');
    await expect(switchOf(page)).toBeChecked({ checked: open });
    await expect(panelOf(page)).toHaveCount(open ? 1 : 0);
  };

  await openBackstage(second);
  await expectOpen(first, false);
  await play();
  await expectOpen(first, true);
  await switchOf(second).click();
  await play();
  await expectOpen(first, false);

  // The other way round, the second has a choice of its own.
  await switchOf(second).click();
  await play();
  await expectOpen(first, true);
  await switchOf(first).click();
  await play();
  await expectOpen(first, false);
  await expectOpen(second, true);
});

test('leaves the app alone when its code does not come, and comes when that does', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/Failed to load/);
  const page = await newBrowserOf(await newPerson(), '/', WIDE);
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.add(request.url());
  });
  await openBackstage(page);
  // Without those that the page asks for when it is loaded again.
  const code = new Set(asked);
  const isCode = (url: URL) => code.has(url.href);
  await page.route(isCode, (route) => route.abort());
  await page.reload();
  const panel = panelOf(page);
  await expect(panel.getByRole('alert')).toHaveText(/^Backstage could not be shown\./);
  await follow(page, 'Playlists');
  await expect(page.getByRole('heading', { level: 1, name: 'Playlists' })).toBeVisible();

  await panel.getByRole('button', { name: 'Close backstage' }).click();
  await expect(panel).toHaveCount(0);
  await page.unroute(isCode);
  await openBackstage(page);
});

test('opens and closes at once, also while its code is on its way', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(), '/', WIDE);
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
  const asked = page.waitForRequest((request) => request.resourceType() === 'script');
  await page.route('**/*.js', async (route) => {
    await arrival;
    await route.continue();
  });
  await switchOf(page).click();
  await asked;
  await expect(switchOf(page)).toBeChecked();
  await expect(panelOf(page)).toBeVisible();
  await switchOf(page).click();
  await expect(switchOf(page)).not.toBeChecked();
  await expect(panelOf(page)).toHaveCount(0);
  arrive();
  await openBackstage(page);
});
