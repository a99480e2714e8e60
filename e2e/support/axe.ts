import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

declare const window: { axe?: { run(context: unknown, options: RunOptions): Promise<AxeResults> } };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Every rule of the Web Content Accessibility Guidelines 2.2, levels A and AA, that a machine can check.
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * Expects no violation of WCAG 2.2 AA on the page as it is now, in the light theme and in the dark one unless it is not
 * among the themes; tells each with the element. The page follows the system's theme. Dark changes colours alone, so
 * only contrast is looked at again.
 */
export async function expectAccessible(page: Page, what: string, themes = ['light', 'dark']): Promise<void> {
  await showTheme(page, 'light');
  expect.soft(await violations(page, WCAG_22_AA), `${what}, light`).toEqual([]);
  if (!themes.includes('dark')) return;
  await showTheme(page, 'dark');
  expect.soft(await violations(page, ['color-contrast']), `${what}, dark`).toEqual([]);
}

async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect
    .poll(() => page.evaluate(textIsBright), `the ${colorScheme} theme is shown`)
    .toBe(colorScheme === 'dark');
}

/** Whether the page writes bright on dark: told from the pixel that its text's colour gives, however it was written. */
function textIsBright(): boolean {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) throw new Error('This browser draws nothing.');
  canvas.fillStyle = getComputedStyle(document.body).color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return red + green + blue > 3 * 128;
}

/** What breaks these rules, or rules with these tags. */
async function violations(page: Page, only: string[]): Promise<string[]> {
  // A document keeps it: it is large, and each document is looked at more than once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (runOnly) => {
    if (!window.axe) throw new Error('axe-core did not start.');
    const results = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return results.violations;
  }, only);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')}: ${why}`;
    }),
  );
}
