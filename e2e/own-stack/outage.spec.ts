import { once } from 'node:events';
import { createServer } from 'node:net';
import { open } from '../support/open.ts';
import { expect, test } from '../support/own-stack-test.ts';
import { expectHome } from '../support/sign-in.ts';
import { expectAlarm, expectNews } from '../support/toasts.ts';

test('says that the tenant does not answer, changes nothing, and saves on Retry once it does', async ({
  ownStack,
  newPerson,
  newBrowserOf,
  management,
  database,
}) => {
  const person = await newPerson({ displayName: 'Noor', playlists: [{ name: 'Wind' }] });
  const page = await newBrowserOf(person, '/settings');
  const field = page.getByLabel('Display name');
  const copy = () => database.prisma.user.findUniqueOrThrow({ where: { userId: person.userId } });

  await ownStack.stop('tenant');
  await field.fill('Noor the Second');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectAlarm(page, 'Auth0 isn’t answering');
  await expectAlarm(page, 'Your name is still Noor.');
  await expect(field).toHaveValue('Noor the Second');
  expect((await copy()).displayName).toBe('Noor');

  await ownStack.start('tenant');
  expect((await management.getUser(person.userId)).user_metadata?.displayName).toBe('Noor');
  await page.getByRole('alert').getByRole('button', { name: 'Retry' }).click();
  await expectNews(page, 'Name saved');
  await expect(page.getByRole('button', { name: 'Account: Noor the Second' })).toBeVisible();
  expect((await copy()).displayName).toBe('Noor the Second');
});

test('keeps the page useful while the API is down, says so, and comes back by itself', async ({
  ownStack,
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  // Chromium itself notes every attempt at the event stream while there is none.
  allowedComplaints.push(/status of 503/, /ERR_INTERNET_DISCONNECTED/);
  const person = await newPerson({ displayName: 'Noor', playlists: [{ name: 'Wind', plays: 100 }] });
  const page = await newBrowserOf(person);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Wind' }).first()).toBeVisible();

  await ownStack.stop('api');
  await page.reload();
  await expectHome(page, 'Noor');
  await expectAlarm(page, 'Setlist’s API isn’t answering');
  await expect(main.getByText('EDITOR', { exact: true }).first()).toBeVisible();
  await expect(main.getByRole('link', { name: 'Wind' })).toHaveCount(0);
  await open(page, '/songs');
  await expectAlarm(page, 'Setlist’s API isn’t answering');
  await open(page, '/');

  // It looks again by itself, and stays when it cannot.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const lookedAgain = page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
  await page.context().setOffline(true);
  await lookedAgain;
  await page.context().setOffline(false);
  await expectAlarm(page, 'Setlist’s API isn’t answering');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

  await ownStack.start('api');
  await page.getByRole('button', { name: 'Retry now' }).click();
  await expect(main.getByRole('link', { name: 'Wind' }).first()).toBeVisible();
  await expect(page.getByText('Setlist’s API isn’t answering')).toHaveCount(0);
});

test('shows the frame of a page and skeletons while the API takes its time', async ({
  ownStack,
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/icon.svg');
  await ownStack.stop('api');
  // It takes what is asked, and answers nothing.
  const silent = createServer().listen(Number(new URL(ownStack.settings.API_URL).port));
  await once(silent, 'listening');
  await page.goto('/songs', { waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: /^Account: / })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await expect(main.locator('[class*=animate-sweep]').first()).toBeVisible();
  // Nothing keeps the browser from painting them.
  await expect(page.locator('link[rel=expect]')).toHaveCount(0);
  await page.goto('about:blank');
  silent.close();
  await ownStack.start('api');
});

test('says that the tenant does not answer to whoever wants to go on as somebody else, and stays', async ({
  ownStack,
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 503/);
  const page = await newBrowserOf(await newPerson({ displayName: 'Noor' }));
  await ownStack.stop('tenant');
  await page.getByRole('button', { name: 'Account: Noor' }).click();
  await page.getByRole('menuitem', { name: 'Try it as Jane' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign-in didn’t finish' })).toBeVisible();
  await page.getByRole('link', { name: 'Setlist, home' }).click();
  await expectHome(page, 'Noor');
  await ownStack.start('tenant');
});
