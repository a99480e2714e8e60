import { expect, type Page } from '@playwright/test';

/** Opens the menu of something by a click, and clicks an item of it. */
export async function choose(page: Page, of: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** The same by keyboard. */
export async function chooseByKeys(page: Page, of: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${of}` }).press('Enter');
  // The first item gets the focus a frame after it is there, and would take it from the one that is pressed.
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
  await page.getByRole('menuitem', { name: item }).press('Enter');
}
