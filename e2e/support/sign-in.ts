import { expect, type Page } from '@playwright/test';
import { awaken, open } from './open.ts';
import type { Credentials } from './people.ts';

/** Signs in through the front page and the tenant's sign-in page, as people do; ends on Home. */
export async function signIn(page: Page, { email, password }: Credentials): Promise<void> {
  await open(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectHome(page);
}

/** Waits until Home greets somebody: by this name, if one is given. */
export async function expectHome(page: Page, displayName?: string): Promise<void> {
  const name = displayName === undefined ? /^(Welcome back|Willkommen|Hola)/ : `Welcome back, ${displayName}`;
  await expect(page.locator('main').getByRole('heading', { level: 1, name })).toBeVisible();
  await awaken(page);
}
