import { expect, type Page } from '@playwright/test';

/** Waits for a toast that tells news with these words. */
export async function expectNews(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
}

/** Waits for a toast or banner that tells of a failure with these words. */
export async function expectAlarm(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
}
