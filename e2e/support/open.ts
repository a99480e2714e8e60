import type { Locator, Page } from '@playwright/test';

/** Goes to a page of the app and waits until its controls work. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await awaken(page);
}

/**
 * Waits until React has taken over every control of the page. Before that a click may be lost, and a person, unlike a
 * test, is never that quick.
 */
export async function awaken(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('button, select, input:not([type=hidden])')];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactProps$')));
  });
}

/** Goes to one of the main pages by its link, as people do: the document and what plays stay. */
export async function follow(page: Page, link: 'Home' | 'Songs' | 'Playlists' | 'Featured' | 'Settings') {
  await mainLink(page, link).click();
}

/** The link of the main navigation to one of the main pages; on a phone the navigation is the tab bar. */
export function mainLink(page: Page, link: string): Locator {
  return page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: link, exact: true });
}
