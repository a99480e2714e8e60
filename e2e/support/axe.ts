import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

// Every rule of the Web Content Accessibility Guidelines 2.2, levels A and AA, that a machine can check.
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/**
 * Expects no violation of WCAG 2.2 AA on the page as it is now, in the light theme and in the dark one; tells each with
 * the element. The page follows the system's theme. Dark changes colours alone, so only contrast is looked at again.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await showTheme(page, 'light');
  await expectNoViolation(new AxeBuilder({ page }).withTags(WCAG_22_AA), `${what}, light`);
  await showTheme(page, 'dark');
  await expectNoViolation(new AxeBuilder({ page }).withRules('color-contrast'), `${what}, dark`);
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

async function expectNoViolation(axe: AxeBuilder, what: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')}: ${why}`;
    }),
  );
  expect.soft(found, what).toEqual([]);
}
