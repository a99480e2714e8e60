import type { Page } from '@playwright/test';
import { awaken } from '../support/open.ts';
import { ESTABLISHED } from '../support/pages.ts';
import { fullPlayerOf, playerOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';

/** An event of the browser's trace. */
interface Traced {
  name: string;
  args: { elementCount?: number };
}

test('has the browser style a part of the page anew, and not all of it, for a menu and a dialog', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/songs');
  await awaken(page);
  const menu = page.getByRole('menu');
  const button = page.getByRole('button', { name: 'More for Cold Tea' });
  // The first time their code is fetched.
  await button.click();
  await menu.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const all = await page.locator('body *').count();
  const styled = await mostStyled(page, async () => {
    await button.click();
    await expect(menu).toBeVisible();
    await menu.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  expect(styled).toBeGreaterThan(0);
  expect(styled).toBeLessThan(all / 2);
});

test('answers a press on a menu’s button and on “Select” before what comes of it is made', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/songs');
  await awaken(page);
  const menu = page.getByRole('button', { name: 'More for Cold Tea' });
  // The first time their code is fetched.
  await menu.click();
  await page.getByRole('menuitem').first().press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  const opened = await whenAnswered(page, { answer: '[aria-expanded="true"]', later: '[role="menu"]' });
  await menu.click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await opened()).toEqual({ answer: 1, later: 0 });
  await page.keyboard.press('Escape');

  const select = page.getByRole('button', { name: 'Select', exact: true });
  const boxes = page.getByRole('main').getByRole('checkbox');
  // One on a phone, and one in the head of the list.
  const answer = '[data-select][aria-pressed="true"]';
  const begun = await whenAnswered(page, { answer, later: 'main section[aria-label="Selection"], ol input' });
  await select.click();
  await expect(boxes).not.toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  expect(await begun()).toEqual({ answer: 2, later: 0 });
  const ended = await whenAnswered(page, { answer, later: 'ol input' });
  const count = await boxes.count();
  await select.click();
  await expect(boxes).toHaveCount(0);
  expect(await ended()).toEqual({ answer: 0, later: count });
});

test('answers a press that plays, and opens the queue and the whole player, before they are made', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(
    await newPerson({ playlists: [{ name: 'One', songs: ['Cold Tea'] }] }),
    '/songs',
  );
  await awaken(page);
  const bar = playerOf(page);
  const play = page.getByRole('button', { name: 'Play Cold Tea' });
  const queue = bar.getByRole('button', { name: /^Queue/ });
  const dialogs = 'dialog[open]';

  // The first time their code is fetched.
  await play.click();
  await queue.click();
  await page.getByRole('dialog', { name: 'Queue' }).getByRole('button', { name: 'Close' }).click();
  const opened = await whenAnswered(page, { answer: '[aria-expanded="true"]', later: dialogs });
  await queue.click();
  const panel = page.getByRole('dialog', { name: 'Queue' });
  await expect(panel).toBeVisible();
  expect(await opened()).toEqual({ answer: 1, later: 0 });
  const full = await whenAnswered(page, { answer: dialogs, later: '[aria-label="Now playing"][open]' });
  await bar.getByRole('button', { name: 'Full screen' }).click();
  await expect(fullPlayerOf(page)).toBeVisible();
  // The panel has gone.
  expect(await full()).toEqual({ answer: 0, later: 0 });
  await page.keyboard.press('Escape');

  await queue.click();
  await panel.getByRole('button', { name: /^More for Cold Tea/ }).click();
  await page.getByRole('menuitem', { name: 'Remove from queue' }).click();
  await expect(bar).toHaveCount(0);
  const played = await whenAnswered(page, { answer: 'main [data-playing]', later: '[data-player-bar]' });
  await play.click();
  await expect(bar).toBeVisible();
  expect(await played()).toEqual({ answer: 1, later: 0 });
});

test('answers a press on X-ray and on a theme before all of the page is drawn anew', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/settings');
  await awaken(page);
  const root = page.locator('html');
  const xray = await whenAnswered(page, {
    answer: '[role="switch"][aria-checked="true"]',
    later: '[data-xray="on"]',
  });
  await page.getByRole('switch', { name: 'X-ray' }).click();
  await expect(root).toHaveAttribute('data-xray', 'on');
  expect(await xray()).toEqual({ answer: 1, later: 0 });
  const dark = page.getByRole('radio', { name: 'Dark' });
  const theme = await whenAnswered(page, { answer: '[value="dark"]:checked', later: '[data-theme="dark"]' });
  // A click would be one on its words as well, before it is one on the choice.
  await dark.press('Space');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  expect(await theme()).toEqual({ answer: 1, later: 0 });
});

/**
 * How many elements there are of what answers the next click and of what comes `later`, once all is done that comes
 * before the next frame for certain.
 */
async function whenAnswered(page: Page, selectors: { answer: string; later: string }) {
  const seen = await page.evaluateHandle(({ answer, later }) => {
    const { promise, resolve } = Promise.withResolvers<{ answer: number; later: number }>();
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const look = () => resolve({ answer: count(answer), later: count(later) });
    // React draws what a press changes in a microtask that it asks for before this one.
    addEventListener('click', () => queueMicrotask(look), { once: true });
    return { promise };
  }, selectors);
  return () => seen.evaluate(({ promise }) => promise);
}

/** How many elements the browser styled anew at the most at once, while something was done. */
async function mostStyled(page: Page, done: () => Promise<void>): Promise<number> {
  const browser = await page.context().newCDPSession(page);
  const traced: Traced[] = [];
  browser.on('Tracing.dataCollected', ({ value }) => traced.push(...(value as unknown as Traced[])));
  const traceConfig = { includedCategories: ['devtools.timeline'] };
  await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await done();
  const isComplete = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve));
  await browser.send('Tracing.end');
  await isComplete;
  const counts = traced
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .map(({ args }) => args.elementCount ?? 0);
  return Math.max(0, ...counts);
}
