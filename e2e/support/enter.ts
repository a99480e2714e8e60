import type { Page } from '@playwright/test';
import type { Credentials } from './people.ts';

// Nothing is rendered for it: the page that the test is about comes afterwards.
const CHEAP = '/icon.svg';

/**
 * Signs somebody in without showing the pages on the way, for tests that are about something else: the very same
 * requests to the web app and the tenant, with the browser's own cookies. No page is open afterwards.
 */
export async function enter(page: Page, { email, password }: Credentials): Promise<void> {
  const { request } = page.context();
  // Tried again where a server closes an idle connection in the moment in which it is used.
  const again = { maxRetries: 2 };
  const loginPage = await request.post('/session/begin', { form: { next: CHEAP }, ...again });
  const end = await request.post(loginPage.url(), {
    form: { email, password },
    headers: { origin: new URL(loginPage.url()).origin },
  });
  if (!end.ok()) throw new Error(`The sign-in of ${email} ended with ${end.status()} at ${end.url()}.`);
}
