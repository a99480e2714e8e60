import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

// Every rule of the Web Content Accessibility Guidelines 2.2, levels A and AA, that a machine can check.
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Expects no violation of WCAG 2.2 AA on the page as it is now; tells each with the element. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${target.join(' ')}: ${why}`;
    }),
  );
  expect.soft(found, what).toEqual([]);
}
