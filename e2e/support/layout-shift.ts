import type { Page } from '@playwright/test';

declare const window: { shift: number };

/** Adds up from now on how far each document moves while it arrives (CLS). */
export async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far the document has moved; more than 0.1 is called poor. */
export const shiftOf = (page: Page): Promise<number> => page.evaluate(() => window.shift);
