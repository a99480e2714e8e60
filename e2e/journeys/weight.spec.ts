import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';

/** Most bytes of script that the front page may bring, compressed and with their headers: it is two links and forms. */
const MOST = 150_000;

test('brings the front page with little script, since it has no use for the app’s', async ({ page }) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  const scripts = new Map<string, string>();
  const bytes: Record<string, number> = {};
  browser.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, new URL(response.url).pathname);
  });
  browser.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) bytes[script] = encodedDataLength;
  });
  await open(page, '/');
  const named = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLScriptElement>('script[src]:not([nomodule])')].map(
      ({ src }) => new URL(src).pathname,
    ),
  );
  await expect.poll(() => Object.keys(bytes)).toEqual(expect.arrayContaining(named));
  const sum = Object.values(bytes).reduce((before, size) => before + size, 0);
  expect(sum, JSON.stringify(bytes, null, 2)).toBeLessThan(MOST);
});
