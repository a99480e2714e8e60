import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/axe.ts';
import { open } from '../support/open.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';

const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

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

test('signs out everywhere, so that another browser sees nothing from its next page on', async ({
  newPerson,
  newBrowserOf,
}) => {
  const person = await newPerson({ displayName: 'Ola' });
  const page = await newBrowserOf(person, '/settings');
  const elsewhere = await newBrowserOf(person);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();
  await open(elsewhere, '/settings');
  await expect(elsewhere.getByText('Sign in to go on.')).toBeVisible();
  // The identity provider asks anew as well.
  await elsewhere.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Log in to Setlist' })).toBeVisible();
});

test('has a link mailed that changes the password', async ({ newPerson, newBrowserOf }) => {
  const person = await newPerson({ displayName: 'Ola' });
  const page = await newBrowserOf(person, '/settings');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expectNews(page, `A link is on its way to ${person.email}`);
});
