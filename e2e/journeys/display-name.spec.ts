import { follow, open } from '../support/open.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';
import { expectNews } from '../support/toasts.ts';
import { unique } from '../support/unique.ts';

// Played so often that it leads what others discover.
const WELL_KNOWN = { name: unique('Notes From the Balcony'), plays: 700 };

test('shows a changed display name on Home, in Settings, and to others who discover the playlists', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const owner = await newPerson({ displayName: 'Robin', playlists: [WELL_KNOWN] });
  const other = await newPerson();
  const [mine, theirs] = [await newBrowserOf(owner, '/settings'), await newBrowserOf(other)];
  const chosen = 'Zoë & 日本 🎻';
  const card = theirs.getByRole('region', { name: 'Discover' }).getByRole('link', { name: WELL_KNOWN.name });
  await expect(card).toContainText('Robin, 700 plays');

  await mine.getByLabel('Display name').fill(`  ${chosen} `);
  await expect(mine.getByRole('complementary', { name: 'Preview as you type' })).toContainText(
    `${chosen}, 700 plays`,
  );
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(mine, 'Name saved');
  await expect(mine.getByLabel('Display name')).toHaveValue(chosen);
  await expect(mine.getByRole('button', { name: `Account: ${chosen}` })).toBeVisible();

  await follow(mine, 'Home');
  await expectHome(mine, chosen);
  await mine.reload();
  await expectHome(mine, chosen);
  await open(mine, '/settings');
  await expect(mine.getByLabel('Display name')).toHaveValue(chosen);

  await theirs.reload();
  await expect(card).toContainText(`${chosen}, 700 plays`);
  await card.click();
  await expect(theirs.getByRole('heading', { level: 1, name: WELL_KNOWN.name })).toBeVisible();
  await expect(theirs.getByRole('main').getByText(chosen, { exact: true })).toBeVisible();

  const { user_metadata } = await management.getUser(owner.userId);
  expect(user_metadata?.displayName).toBe(chosen);
});

test('refuses a display name that cannot be one, says why, and changes nothing', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson({ displayName: 'Robin' });
  const page = await newBrowserOf(person, '/settings');
  const field = page.getByLabel('Display name');

  const refused = [
    ['   ', 'Use at least one visible character'],
    ['x'.repeat(51), 'Use at most 50 characters'],
    ['<b>Robin</b>', 'Leave out HTML'],
    ['Rob\u202ein', 'Leave out control and invisible characters'],
  ] as const;
  for (const [name, why] of refused) {
    await field.fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(why)).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toBeFocused();
  }
  await expect(page.getByRole('button', { name: 'Account: Robin' })).toBeVisible();
  expect((await management.getUser(person.userId)).user_metadata?.displayName).toBe('Robin');
});

test('accepts fifty characters as people count them, whatever the script', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/settings');
  const name = '👩‍👩‍👧'.repeat(50);
  await page.getByLabel('Display name').fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNews(page, 'Name saved');
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
});

test('leaves Save quiet until the name is another one, and sends nothing before', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson({ displayName: 'Robin' }), '/settings');
  const sent: string[] = [];
  page.on('request', (request) => {
    const body = request.method() === 'POST' ? request.postData() : null;
    if (body?.includes('Rob')) sent.push(body);
  });
  const field = page.getByLabel('Display name');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  for (const same of ['Robin', '  Robin ']) {
    await field.fill(same);
    await expect(save).toBeDisabled();
    await field.press('Enter');
    await save.press('Enter');
  }
  await field.fill('Robyn');
  await expect(save).toBeEnabled();
  await field.press('Enter');
  await expectNews(page, 'Name saved');
  await expect(save).toBeDisabled();
  expect(sent).toEqual([expect.stringContaining('"Robyn"')]);
});

test('follows a name that is changed elsewhere, unless another one is being typed', async ({
  newPerson,
  newBrowserOf,
  management,
}) => {
  const person = await newPerson({ displayName: 'Robin' });
  const page = await newBrowserOf(person, '/settings');
  const field = page.getByLabel('Display name');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  const changeElsewhere = async (displayName: string, theme: string) => {
    await management.patchUser(person.userId, { user_metadata: { displayName } });
    // Once it is saved, the session is renewed, and its claims are the new ones.
    await page.getByRole('group', { name: 'Theme' }).getByText(theme).click();
    await expect(page.getByRole('button', { name: `Account: ${displayName}` })).toBeVisible();
  };
  await changeElsewhere('Robyn', 'Dark');
  await expect(field).toHaveValue('Robyn');
  await expect(page.getByTestId('preview-name')).toHaveText('Robyn');
  await expect(save).toBeDisabled();

  await field.fill('Typed with care');
  await changeElsewhere('Robynne', 'Light');
  await expect(field).toHaveValue('Typed with care');
  await expect(save).toBeEnabled();
});
