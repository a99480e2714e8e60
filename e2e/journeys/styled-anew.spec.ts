import type { Page } from '@playwright/test';
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
