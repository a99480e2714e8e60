import { open } from '../support/open.ts';
import { expectHome, signIn } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

const SESSION = /next-auth\.session-token/;

test('signs out here and at the tenant, so that the next sign-in asks for the password', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson({ displayName: 'Ola' });
  const page = await newBrowserOf(person);
  await page.getByRole('button', { name: 'Account: Ola' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${stack.WEB_URL}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Which user data lives where?' })).toBeVisible();
  const cookies = await page.context().cookies(stack.WEB_URL);
  expect(cookies.filter(({ name }) => SESSION.test(name))).toEqual([]);

  // The address of a private page leads to the front page, which remembers where one wanted to go.
  await open(page, '/settings');
  await expect(page.getByText('Sign in to go on.')).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Log in to Setlist' })).toBeVisible();
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('lets somebody else sign in afterwards in the same browser', async ({ page, newPerson }) => {
  const [first, second] = [await newPerson({ displayName: 'Ola' }), await newPerson({ displayName: 'Kim' })];
  await signIn(page, first);
  await expectHome(page, 'Ola');
  await open(page, '/settings');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Create an account' })).toBeVisible();

  await signIn(page, second);
  await expectHome(page, 'Kim');
  await expect(page.getByText('Ola')).toHaveCount(0);
});

test('signs in without a question while the tenant’s session lasts', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson({ displayName: 'Ola' }));
  // No page is left open that would ask for its events without a session.
  await page.goto('about:blank');
  await page.context().clearCookies({ name: SESSION });
  await open(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await expectHome(page, 'Ola');
});
