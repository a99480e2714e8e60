import { REDIRECT_URI, startTestTenant, type TestTenant } from '@setlist/local-tenant/test/tenant';
import { chromiumPath } from '@setlist/testing/env';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

// biome-ignore lint/suspicious/noExplicitAny: what runs in the browser is typed there, not here
declare const document: any;

let tenant: TestTenant;
let browser: Browser;
beforeAll(async () => {
  tenant = await startTestTenant();
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--no-first-run'] });
});
afterAll(async () => {
  await browser?.close();
  await tenant?.close();
});

test.each([320, 360, 390, 719, 1440])('the card stands in the middle of a page %i px wide', async (width) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const query = { response_type: 'code', client_id: tenant.web.clientId, redirect_uri: REDIRECT_URI };
  await page.goto(`${tenant.issuer}authorize?${new URLSearchParams({ ...query, scope: 'openid' })}`);
  const paths = ['', '/signup', '/forgot', '/google'].map((path) => `${page.url()}${path}`);
  for (const path of paths) {
    await page.goto(path);
    const [left, right] = await page.evaluate(() => {
      const card = document.querySelector('.card').getBoundingClientRect();
      return [card.left, document.documentElement.clientWidth - card.right];
    });
    expect(Math.abs((left ?? 0) - (right ?? 0)), path).toBeLessThanOrEqual(1);
    expect(left, path).toBeGreaterThanOrEqual(12);
  }
  await page.close();
});
