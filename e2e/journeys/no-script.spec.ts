import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const DEMO = 'max@setlist.example';

/** Without scripts nothing is ever awake: what is there works at once. */
test.use({ javaScriptEnabled: false });

test('signs in without scripts, and goes on to where one wanted to go', async ({ page, newPerson }) => {
  const person = await newPerson({ displayName: 'Ola' });
  await page.goto('/songs?q=caf%C3%A9%20%26%20b');
  await expect(page.getByText('Sign in to go on.')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('button', { name: 'Account: Ola' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('q')).toBe('café & b');
});

test('signs up and tries demo people without scripts, in the browser’s language', async ({ newBrowser }) => {
  const page = await newBrowser({ javaScriptEnabled: false, locale: 'es' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Crear una cuenta' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crear una cuenta en Setlist');
  await page.goto('/');
  await page.getByRole('button', { name: /^Jane/ }).click();
  await expect(page.getByRole('button', { name: /Jane$/ })).toBeVisible();
});

test('signs nobody in for a page of another site, nor leads to one afterwards', async ({ page, stack }) => {
  const begin = (form: Record<string, string>, origin?: string) =>
    page.request.post('/session/begin', { form, ...(origin ? { headers: { origin } } : {}) });
  expect((await begin({ demo: DEMO }, 'http://evil.example')).status()).toBe(403);
  expect((await begin({ demo: DEMO }, 'null')).status()).toBe(403);
  await expectNobody(page);
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const end = await begin({ demo: DEMO, next }, stack.WEB_URL);
    expect.soft(end.url(), next).toBe(`${stack.WEB_URL}/`);
  }
});

async function expectNobody({ request }: Page) {
  expect(await (await request.get('/api/auth/session')).json()).toEqual({});
}
