import type { Locator, Page } from '@playwright/test';
import { awaken } from '../support/open.ts';
import { ESTABLISHED } from '../support/pages.ts';
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
  const menus = await thereWhenAnswered(menu, { answer: 'aria-expanded', of: '[role="menu"]' });
  await menu.click();
  await expect(page.getByRole('menu')).toBeVisible();
  expect(await menus()).toBe(0);
  await page.keyboard.press('Escape');

  const select = page.getByRole('button', { name: 'Select', exact: true });
  const boxes = page.getByRole('main').getByRole('checkbox');
  const begun = await thereWhenAnswered(select, { answer: 'aria-pressed', of: 'main ol input' });
  await select.click();
  await expect(boxes).not.toHaveCount(0);
  expect(await begun()).toBe(0);
  const ended = await thereWhenAnswered(select, { answer: 'aria-pressed', of: 'main ol input' });
  const count = await boxes.count();
  await select.click();
  await expect(boxes).toHaveCount(0);
  expect(await ended()).toBe(count);
});

/** How many elements are on the page `of` a kind once an attribute of the button has changed, which is its `answer`. */
async function thereWhenAnswered(button: Locator, { answer, of }: { answer: string; of: string }) {
  const there = await button.evaluateHandle(
    (element, [attribute, kind]) => {
      const seen = Promise.withResolvers<number>();
      new MutationObserver(() => seen.resolve(document.querySelectorAll(kind).length)).observe(element, {
        attributeFilter: [attribute],
      });
      return { count: seen.promise };
    },
    [answer, of] as const,
  );
  return () => there.evaluate(({ count }) => count);
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
