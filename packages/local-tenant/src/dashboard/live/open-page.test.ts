import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ManagementCall, managementClient } from '@setlist/local-tenant/test/management';
import { startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { chromiumPath } from '@setlist/testing/env';
import { sweep } from '@setlist/testing/sweep';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

declare const axe: { run(context: unknown, options: object): Promise<AxeResults> };
declare const window: { isSame?: boolean; flashed: Set<string> };
// biome-ignore lint/suspicious/noExplicitAny: what runs in the browser is typed there, not here
declare const document: any, getComputedStyle: any, MutationObserver: any;

const CALM = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
let tenant: TestTenant;
let call: ManagementCall;
let browser: Browser;
let errors: string[] = [];
beforeEach(() => {
  errors = [];
});
afterEach(() => expect(errors).toEqual([]));
beforeAll(async () => {
  tenant = await startTestTenant();
  call = await managementClient(tenant);
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--no-first-run', ...CALM],
  });
});
afterAll(async () => {
  await browser?.close();
  await tenant?.close();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: tenant.issuer, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Refused forms answer 400: the browser says so by itself.
    if (message.type() === 'error' && !message.text().includes('status of 400')) errors.push(message.text());
  });
  await page.goto(path);
  return page;
}

/** Opens a user's page and waits until it hears of changes; `isSame` tells later whether it was ever left, `flashed` what flashed. */
async function openLive(path: string): Promise<Page> {
  const page = await open(path);
  await page.locator('[data-state=live]').waitFor();
  await page.evaluate(() => {
    window.isSame = true;
    window.flashed = new Set();
    new MutationObserver(() => {
      for (const { dataset, id } of document.querySelectorAll('.changed'))
        window.flashed.add(dataset.mark ?? id);
    }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
  });
  return page;
}

test('an open page shows at once what the app changes, and flashes the very key', async () => {
  const page = await openLive('/dashboard/users/auth0%7Cvera');
  await call('PATCH', '/users/auth0%7Cvera', { user_metadata: { theme: 'dark' } });
  await page.waitForFunction(() => window.flashed.has('user_metadata.theme'));
  const flashed = await page.evaluate(() => [...window.flashed]);
  expect(flashed.filter((mark) => mark.includes('metadata')).sort()).toEqual([
    'user_metadata',
    'user_metadata.theme',
  ]);
  expect(await page.evaluate(() => window.isSame)).toBe(true);
  await page.context().close();
});

test('text under edit stays when somebody else changes the same metadata, and saving keeps both', async () => {
  const page = await openLive('/dashboard/users/auth0%7Cjane?edit=app_metadata');
  const editor = page.getByLabel('app_metadata as JSON');
  await editor.fill('{"plan": "free"}');
  await call('PATCH', '/users/auth0%7Cjane', { app_metadata: { roles: ['moderator'] } });
  await page.locator('.hint.warn').getByText('moderator').waitFor();
  expect(await editor.inputValue()).toBe('{"plan": "free"}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Edit JSON' }).nth(1).waitFor();
  expect((await call('GET', '/users/auth0%7Cjane')).body.app_metadata).toEqual({
    plan: 'free',
    roles: ['moderator'],
  });
  expect(await page.evaluate(() => window.isSame)).toBe(true);
  await page.context().close();
});

test('an editor says what is wrong with the JSON while it is typed', async () => {
  const page = await openLive('/dashboard/users/auth0%7Cmax?edit=user_metadata');
  const editor = page.getByLabel('user_metadata as JSON');
  await editor.fill('{"displayName": }');
  await page.getByRole('alert').getByText('This is not JSON').waitFor();
  await editor.fill('{"displayName": "Max"}');
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await page.context().close();
});

test('a text that was refused stays while the page is kept up to date', async () => {
  const page = await openLive('/dashboard/users/auth0%7Cjesse?edit=user_metadata');
  const editor = page.getByLabel('user_metadata as JSON');
  await editor.fill('{"displayName"}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('form[data-unsaved]').waitFor();
  await call('PATCH', '/users/auth0%7Cjesse', { user_metadata: { lang: 'es' } });
  await page.locator('.hint.warn').getByText('"lang":"es"').waitFor();
  expect(await editor.inputValue()).toBe('{"displayName"}');
  await editor.fill('{"displayName": "J"}');
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-mark="user_metadata.displayName"]').getByText('"J"').waitFor();
  expect((await call('GET', '/users/auth0%7Cjesse')).body.user_metadata).toEqual({
    displayName: 'J',
    lang: 'es',
  });
  await page.context().close();
});

test('a switch is set by keyboard, keeps its place, and what was done is said', async () => {
  const page = await openLive('/dashboard/users/auth0%7Cjesse');
  await page.locator('#plan-full').focus();
  await page.keyboard.press('Enter');
  await page.locator('#plan-full[aria-pressed=true]').waitFor();
  await page.getByRole('status').getByText('Plan changed').waitFor();
  expect(await page.locator('#plan-full').evaluate((button) => button.matches(':focus'))).toBe(true);
  await page.context().close();
});

test('everything works without scripts', async () => {
  const page = await open('/dashboard/users/auth0%7Cmax', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Edit JSON' }).first().click();
  await page.getByLabel('user_metadata as JSON').fill('{"displayName": "Maxine"}');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('user_metadata saved').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Maxine');
  await page.context().close();
});

const RICHEST = ['/dashboard/users/auth0%7Cmax?edit=app_metadata', '/dashboard/logs', '/dashboard/switches'];
const PATHS = [
  ...['/', '/dashboard/users', '/dashboard/users/new', '/dashboard/users/auth0%7Cvera'],
  ...['/dashboard/actions', '/dashboard/applications', '/dashboard/mails'],
  ...RICHEST,
];
test('no page breaks WCAG 2.2 AA or overflows at 360 px, in both themes', async () => {
  const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const viewport = { width: 360, height: 760 };
  const page = await open('/', { viewport, bypassCSP: true });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  for (const path of sweep(PATHS, RICHEST)) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await page.evaluate(script);
    expect([path, await violations(page, { type: 'tag', values: tags })]).toEqual([path, []]);
    const { scrollWidth, light } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      light: getComputedStyle(document.body).color,
    }));
    expect([path, scrollWidth]).toEqual([path, viewport.width]);
    // Dark changes colours alone, so only contrast is looked at again; on a new page, where no colour is on its way.
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.evaluate(script);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe(light);
    expect([path, await violations(page, { type: 'rule', values: ['color-contrast'] })]).toEqual([path, []]);
  }
  await page.context().close();
});

function violations(page: Page, runOnly: { type: string; values: string[] }): Promise<string[]> {
  return page.evaluate(async (only) => {
    const found = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
  }, runOnly);
}
