import { open } from '../support/open.ts';
import { newCredentials } from '../support/people.ts';
import { expectHome } from '../support/sign-in.ts';
import { expect, test } from '../support/test.ts';

test('greets somebody who has just signed up as "user", on the free plan, with no play yet', async ({
  page,
  management,
}) => {
  const { email, password } = newCredentials();
  await open(page, '/');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();

  await expectHome(page, 'user');
  const main = page.getByRole('main');
  await expect(main.getByText('Free plan')).toBeVisible();
  await expect(main.getByRole('img', { name: 'EDITOR pass not issued yet: 0 of 100 plays' })).toBeVisible();
  await expect(main.getByText('Not chosen yet')).toBeVisible();
  await expect(main.getByText('You have no playlist yet.')).toBeVisible();
  const user = await management.findUser(email);
  expect(user.user_metadata?.displayName).toBe('user');
});

test('refuses a weak password and a taken email, and makes no account of the first', async ({
  page,
  newPerson,
  management,
  allowedComplaints,
}) => {
  // The tenant answers a refused form with 400, and Chromium notes that.
  allowedComplaints.push(/status of 400/);
  const { email, password } = newCredentials();
  const taken = await newPerson();
  const alert = page.getByRole('alert');
  const signUpAs = async (address: string, secret: string) => {
    await page.getByLabel('Email').fill(address);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.getByRole('button', { name: 'Create account' }).click();
  };
  await open(page, '/');
  await page.getByRole('button', { name: 'Create an account' }).click();

  await signUpAs(email, 'onlyletters');
  await expect(alert).toContainText('too weak');
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await expect(management.findUser(email)).rejects.toThrow('no user');

  await signUpAs(taken.email, password);
  await expect(alert).toContainText('cannot be created');
});

test('says the same of a wrong password as of an email that nobody has', async ({
  page,
  newPerson,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 400/);
  const known = await newPerson();
  const unknown = newCredentials();
  const alert = page.getByRole('alert');
  await open(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();

  const said: (string | null)[] = [];
  for (const email of [known.email, unknown.email]) {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(unknown.password);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Continue' }).click();
    await answer;
    await expect(page.getByLabel('Email')).toHaveValue(email);
    said.push(await alert.textContent());
  }
  expect(said).toEqual(['Wrong email or password.', 'Wrong email or password.']);
});

test('signs a demo person in with one tap on the sign-in page', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /^Vera/ }).click();
  await expectHome(page, 'Vera');
  await expect(page.getByRole('main').getByText('EDITOR', { exact: true }).first()).toBeVisible();
});
