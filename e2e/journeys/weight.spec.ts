import type { Page } from '@playwright/test';
import { open } from '../support/open.ts';
import { ESTABLISHED } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** The scripts that a page brings to a browser which has none: bytes by path, compressed and with their headers. */
async function scriptsOf(page: Page, path: string): Promise<Record<string, number>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Map<string, string>();
  const bytes: Record<string, number> = {};
  browser.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, new URL(response.url).pathname);
  });
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) bytes[script] = encodedDataLength;
  });
  await open(page, path);
  const named = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script[src]:not([nomodule])')].map(
      ({ src }) => new URL(src).pathname,
    ),
  );
  await expect.poll(() => Object.keys(bytes)).toEqual(expect.arrayContaining(named));
  return bytes;
}

function expectLighter(bytes: Record<string, number>, most: number): void {
  const sum = Object.values(bytes).reduce((before, size) => before + size, 0);
  expect(sum, JSON.stringify(bytes, null, 2)).toBeLessThan(most);
}

test('brings the front page, two links and forms, with little script', async ({ page }) => {
  expectLighter(await scriptsOf(page, '/'), 150_000);
});

test('brings Home without the script of what nobody has opened yet', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson(ESTABLISHED), '/settings');
  expectLighter(await scriptsOf(page, '/'), 200_000);
});
