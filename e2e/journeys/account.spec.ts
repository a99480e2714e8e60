import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/axe.ts';
import { fingers, keys } from '../support/hands.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};
const DEVICES = [
  ['a phone', { viewport: SCREENS.phone, hasTouch: true, isMobile: true }, () => fingers],
  ['a desktop, by keyboard', { viewport: SCREENS.desktop }, keys],
] as const;

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`shows an account, and lets somebody take all of it along, on a ${screen}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const person = await newPerson({ displayName: 'Ola', playlists: [{ name: 'Evening' }] });
    const page = await newBrowserOf(person, '/settings', { viewport });
    const account = page.getByRole('region', { name: 'Account' });
    await expect(account.getByText(person.email)).toBeVisible();
    await expect(account.getByText(person.userId)).toBeVisible();

    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export everything' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^setlist-export-[\d-]+\.json$/);
    const { userId, homes } = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(userId).toBe(person.userId);
    expect(homes.identityProvider.user_metadata.displayName).toBe('Ola');
    const playlists = homes.postgres.tables.find(({ table }: { table: string }) => table === 'playlists');
    expect(playlists.rows).toEqual([expect.objectContaining({ name: 'Evening' })]);
  });

  test(`deletes an account by keyboard, and says so on the front page, on a ${screen}`, async ({
    newPerson,
    newBrowserOf,
    management,
  }) => {
    const person = await newPerson({ displayName: 'Ola' });
    const page = await newBrowserOf(person, '/settings', { viewport });
    const elsewhere = await newBrowserOf(person);
    await page.getByRole('button', { name: 'Delete account' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
    await expect(dialog.getByRole('listitem')).toHaveCount(3);
    await expectAccessible(page, 'the dialog that deletes an account');

    const field = dialog.getByLabel(`Type ${person.email} to confirm`);
    await field.focus();
    await page.keyboard.type('somebody@else.example');
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill(person.email);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Your account is being deleted')).toBeVisible();

    await open(elsewhere, '/settings');
    await expect(elsewhere.getByText('Sign in to go on.')).toBeVisible();
    await expect
      .poll(() =>
        management.getUser(person.userId).then(
          () => 'there',
          () => 'gone',
        ),
      )
      .toBe('gone');
  });
}

const FIREFOX_ON_WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0';

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`lists the browsers of a person, and signs another one out by keyboard, on a ${screen}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const person = await newPerson({ displayName: 'Ola' });
    const elsewhere = await newBrowserOf(person, '/', { userAgent: FIREFOX_ON_WINDOWS });
    const page = await newBrowserOf(person, '/settings', { viewport });
    const sessions = page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');
    await expect(sessions).toHaveCount(2);
    const here = sessions.filter({ hasText: 'This browser' });
    await expect(here).toContainText('Chrome on Linux');
    await expect(here.getByRole('button')).toHaveCount(0);
    await expect(sessions.filter({ hasText: 'Firefox on Windows' })).toContainText('Last used');
    await expectAccessible(page, 'the list of sessions');

    await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).focus();
    await page.keyboard.press('Enter');
    await expectNews(page, 'Firefox on Windows is signed out');
    await expect(sessions).toHaveCount(1);
    await expect(page.getByRole('heading', { name: 'Where you are signed in' })).toBeFocused();

    await open(elsewhere, '/settings');
    await expect(elsewhere.getByText('Sign in to go on.')).toBeVisible();
    // The identity provider asks anew as well, in that browser alone.
    await elsewhere.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Log in to Setlist' })).toBeVisible();
    await open(page, '/settings');
    await expect(here).toBeVisible();
  });
}

test('hands an export to its person alone, as a file that no cache keeps', async ({
  newPerson,
  newBrowser,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/icon.svg');
  const answer = await page.request.get('/account/export');
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename="setlist-export-/),
    'cache-control': 'private, no-store',
  });
  const refused = await (await newBrowser()).request.get('/account/export');
  expect([refused.status(), await refused.text()]).toEqual([401, '']);
});

for (const [device, options, handsOf] of DEVICES) {
  test(`has a link mailed that changes the password, takes its data along, and signs out everywhere, on ${device}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const person = await newPerson({ displayName: 'Ola' });
    const page = await newBrowserOf(person, '/settings', options);
    const elsewhere = await newBrowserOf(person);
    const { press } = handsOf(page);
    await press(page.getByRole('button', { name: 'Change password' }));
    await expectNews(page, `A link is on its way to ${person.email}`);
    const downloading = page.waitForEvent('download');
    await press(page.getByRole('link', { name: 'Export everything' }));
    expect((await downloading).suggestedFilename()).toMatch(/^setlist-export-/);

    await press(page.getByRole('button', { name: 'Sign out everywhere' }));
    await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();
    // Another browser sees nothing from its next page on.
    await open(elsewhere, '/settings');
    await expect(elsewhere.getByText('Sign in to go on.')).toBeVisible();
    // The identity provider asks anew as well.
    await elsewhere.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'Log in to Setlist' })).toBeVisible();
  });
}
