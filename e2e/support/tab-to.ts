import { expect, type Locator, type Page } from '@playwright/test';

const MOST_TABS = 60;

/** Presses Tab until the element has the focus, and expects that this can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; !(await isFocused()); tabs++) {
    if (tabs === MOST_TABS) throw new Error(`${target} was not reached by ${MOST_TABS} tabs.`);
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeInViewport();
  expect(await isOnTop(target), `nothing lies over ${target}`).toBe(true);
  const isMarked = await target.evaluate((element) => {
    const marks = [element, ...(element.parentElement ? [element.parentElement] : [])].map((marked) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    return marks.some(Boolean);
  });
  expect(isMarked, `the focus on ${target} can be seen`).toBe(true);
}

/** Whether an element is to be seen from its top to its bottom, and not under a bar that floats over the page. */
function isOnTop(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const isSeen = (down: number) => element.contains(document.elementFromPoint(x + width / 2, y + down));
    return [1, height / 2, height - 1].every(isSeen);
  });
}
