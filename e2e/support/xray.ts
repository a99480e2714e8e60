import { expect, type Page } from '@playwright/test';

/** Turns X-ray on or off by its shortcut, once the page announces that it has one. */
export async function pressXray(page: Page): Promise<void> {
  await expect(page.locator('[aria-keyshortcuts="Alt+X"]')).toBeAttached();
  await page.keyboard.press('Alt+x');
}
