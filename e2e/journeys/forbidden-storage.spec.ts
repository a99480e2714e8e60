import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { enter } from '../support/enter.ts';
import { open } from '../support/open.ts';
import { ESTABLISHED, pagesOf } from '../support/pages.ts';
import { expectPlaying, playerOf, repeatForever, soundOf } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { pressXray } from '../support/xray.ts';

/** What a browser may take away, as a page finds it. */
const BROWSERS = {
  'whose storage is full': () => {
    for (const storage of [localStorage, sessionStorage]) {
      for (let size = 2 ** 22; size >= 1; size /= 2) {
        try {
          for (let i = 0; ; i++) storage.setItem(`full-${size}-${i}`, 'x'.repeat(size));
        } catch {}
      }
    }
  },
  'without media keys, other tabs and locks': () => {
    for (const name of ['mediaSession', 'locks']) delete (Navigator.prototype as never)[name];
    for (const name of ['MediaMetadata', 'BroadcastChannel', 'matchMedia']) {
      Object.defineProperty(window, name, { value: undefined });
    }
  },
  'that forbids storage, and whatever else it can': () => {
    const forbidden = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get: forbidden });
    }
    Object.defineProperty(window, 'BroadcastChannel', { value: forbidden });
    Object.defineProperty(window, 'matchMedia', { value: forbidden });
    Object.defineProperty(Navigator.prototype, 'mediaSession', { get: forbidden });
    Object.defineProperty(LockManager.prototype, 'request', {
      value: () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError')),
    });
    Object.defineProperty(Document.prototype, 'cookie', { get: forbidden, set: forbidden });
  },
};

const browsers = Object.entries(BROWSERS);
for (const [browser, take] of sweep(browsers, browsers.slice(-1))) {
  test(`works on every page in a browser ${browser}`, async ({ newPerson, newBrowser }) => {
    const owner = await newPerson(ESTABLISHED);
    const page = await newBrowser();
    await page.context().addInitScript(take);
    await enter(page, owner);
    for (const path of pagesOf(owner)) {
      await open(page, path);
      await expectWhole(page);
    }
    await open(page, `/playlists/${owner.playlists[0]?.playlistId}`);
    await page.getByRole('button', { name: 'Play Cold Tea' }).click();
    await expectPlaying(page, 'Cold Tea');
    await repeatForever(page);
    await expectWhole(page);
    await expect(page.getByRole('navigation', { name: 'Recent' }).getByRole('link')).toHaveText(/Everything/);
    await playerOf(page).getByRole('slider', { name: 'Volume' }).fill('20');
    const volume = () => soundOf(page).evaluate((audio: HTMLAudioElement) => audio.volume);
    await expect.poll(volume).toBeCloseTo(0.2);
    await pressXray(page);
    await expect(page.getByRole('region', { name: 'X-ray' })).toBeVisible();
    await expectWhole(page);
    await expectPlaying(page, 'Cold Tea');
  });
}

async function expectWhole(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('This page broke')).toHaveCount(0);
}
