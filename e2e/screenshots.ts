import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { open } from './support/open.ts';
import { playerOf } from './support/player.ts';
import { expect, test } from './support/test.ts';

const FOLDER = join(import.meta.dirname, 'screenshots');
const PEOPLE = { vera: 'vera@setlist.example', jesse: 'jesse@setlist.example', max: 'max@setlist.example' };
const PAGES = {
  home: '/',
  songs: '/songs',
  playlists: '/playlists',
  featured: '/featured',
  'featured-edit': '/featured/edit',
  settings: '/settings',
};
const SIZES = { 360: { width: 360, height: 760 }, 1440: { width: 1440, height: 900 } };

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, viewport] of Object.entries(SIZES)) {
    const options = { colorScheme, viewport, reducedMotion: 'reduce' } as const;
    const shoot = async (page: Page, name: string, fullPage = true) => {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}-${width}.png`), fullPage });
    };

    for (const [person, email] of Object.entries(PEOPLE)) {
      test(`pictures of ${person} (${colorScheme}, ${width} px)`, async ({ stack, newBrowserOf }) => {
        const page = await newBrowserOf({ email, password: stack.DEMO_PASSWORD }, '/', options);
        for (const [name, path] of Object.entries(PAGES)) {
          await open(page, path);
          await shoot(page, `${person}-${name}`);
        }
      });
    }

    test(`pictures of dialogs, player and X-ray (${colorScheme}, ${width} px)`, async ({
      stack,
      newBrowserOf,
    }) => {
      const page = await newBrowserOf({ email: PEOPLE.vera, password: stack.DEMO_PASSWORD }, '/', options);
      await page.getByRole('button', { name: /^Account: / }).click();
      await shoot(page, 'vera-account-menu', false);
      await open(page, '/playlists');
      await page.getByRole('button', { name: 'New playlist' }).click();
      await shoot(page, 'vera-new-playlist', false);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Kitchen Light, Five A.M.' }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: 'Kitchen Light, Five A.M.' })).toBeVisible();
      await shoot(page, 'vera-playlist');
      await page.getByRole('button', { name: 'Play', exact: true }).first().click();
      await expect(playerOf(page)).toBeVisible();
      await shoot(page, 'vera-player', false);
      await playerOf(page)
        .getByRole('button', { name: /^Queue/ })
        .click();
      await shoot(page, 'vera-queue', false);
      await page.getByRole('dialog', { name: 'Queue' }).getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Add songs' }).click();
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      await shoot(page, 'vera-add-songs', false);
      await page.keyboard.press('Escape');
      await page.getByRole('switch', { name: /^X-ray/ }).click();
      await shoot(page, 'vera-xray-playlist');
      for (const [name, path] of Object.entries(PAGES)) {
        await open(page, path);
        await shoot(page, `vera-xray-${name}`);
      }
    });

    test(`pictures for signed-out people (${colorScheme}, ${width} px)`, async ({
      newBrowser,
      allowedComplaints,
    }) => {
      allowedComplaints.push(/status of 404/);
      const page = await newBrowser(options);
      await open(page, '/');
      await shoot(page, 'landing');
      await open(page, '/auth/error?error=Callback');
      await shoot(page, 'sign-in-error');
      await open(page, '/nothing-here');
      await shoot(page, 'not-found');
      await open(page, '/');
      await page.getByRole('button', { name: 'Create an account' }).click();
      await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
      await shoot(page, 'tenant-sign-up');
      await page.getByRole('link', { name: 'Log in' }).click();
      await expect(page.getByRole('button', { name: 'Continue' })).toBeVisible();
      await shoot(page, 'tenant-log-in');
    });
  }
}
