import { expect, type Page } from '@playwright/test';

/** Expects that nothing makes the page scroll sideways; names what sticks out. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const all = [...document.body.querySelectorAll('*')];
    const wide = all.filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
    return [`${scrollWidth} px wide`, ...wide.map(({ tagName, className }) => `${tagName}.${className}`)];
  });
  expect.soft(outside, what).toEqual([]);
}
