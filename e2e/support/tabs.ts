import type { Page } from '@playwright/test';
import { open } from './open.ts';

/** Opens so many further tabs of the page's browser at this path, one after the other. */
export async function openTabs(page: Page, count: number, path: string): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let i = 0; i < count; i++) {
    const tab = await page.context().newPage();
    tabs.push(tab);
    await open(tab, path);
  }
  return tabs;
}

/** Tells a page that it came into view or left it; a browser without a screen shows all of its tabs. */
export async function setVisibility(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { get: () => value, configurable: true });
    Object.defineProperty(document, 'hidden', { get: () => value === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

/** The session's cookies as a request's header, for requests that a page would make. */
export async function cookieHeader(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
