import { DEMO_PEOPLE } from '@setlist/contracts/constants';
import { sweep } from '@setlist/testing/sweep';
import { open } from '../support/open.ts';
import { expectHome } from '../support/sign-in.ts';
import { openTabs } from '../support/tabs.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';

const SESSION = /next-auth\.session-token/;
const GREETED: Record<string, string> = { max: 'user' };

for (const { key, name } of sweep([...DEMO_PEOPLE], DEMO_PEOPLE.slice(0, 1))) {
  test(`signs in as ${name} with one tap on the front page`, async ({ page }) => {
    await open(page, '/');
    await page.getByRole('region', { name: 'Try it as' }).getByRole('button', { name }).click();
    await expectHome(page, GREETED[key] ?? name);
  });
}

test('goes on as somebody else from the account menu, and leaves nothing of who was here', async ({
  newPerson,
  newBrowser,
  newBrowserOf,
  allowedComplaints,
  stack,
}) => {
  // The other tab asks once more for news of Ola.
  allowedComplaints.push(/status of 40[19]/);
  const ola = await newPerson({ displayName: 'Ola' });
  const page = await newBrowserOf(ola);
  const [tab] = await openTabs(page, 1, '/settings');
  const copied = (await page.context().cookies(stack.WEB_URL)).filter(({ name }) => SESSION.test(name));

  await page.getByRole('button', { name: 'Account: Ola' }).click();
  await page.getByRole('menuitem', { name: 'Try it as Jane' }).click();
  await expectHome(page, 'Jane');
  await expect(page.getByText('Ola')).toHaveCount(0);
  if (tab) await expectAlarm(tab, 'Somebody else is signed in now');

  // Nor can anybody go on with a copy of the session.
  const copy = await newBrowser();
  await copy.context().addCookies(copied);
  const renewed = async () =>
    (await copy.request.post('/session/renew', { data: { madeFor: ola.userId } })).status();
  await expect.poll(renewed).toBe(401);

  // And at the tenant Jane is signed in, as if she had typed her password there.
  await page.goto('about:blank');
  await page.context().clearCookies({ name: SESSION });
  await open(page, '/');
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
  await expectHome(page, 'Jane');
  await page.getByRole('button', { name: 'Account: Jane' }).click();
  await expect(page.getByRole('menuitem')).toHaveText([
    'Settings',
    'Your history',
    'Your year',
    'Keyboard shortcuts',
    ...DEMO_PEOPLE.filter(({ name }) => name !== 'Jane').map(({ name }) => `Try it as ${name}`),
    'Local tenant',
    'Sign out',
  ]);
});

test('leaves the session alone that the same person begins anew', async ({
  newPerson,
  newBrowser,
  newBrowserOf,
  stack,
}) => {
  const ola = await newPerson({ displayName: 'Ola' });
  const page = await newBrowserOf(ola, '/icon.svg');
  // As a request has it that is on its way meanwhile.
  const before = await newBrowser();
  await before.context().addCookies(await page.context().cookies(stack.WEB_URL));
  // At the tenant, nobody has to be asked.
  expect((await page.request.post('/session/begin')).url()).toBe(`${stack.WEB_URL}/`);
  const renew = { data: { madeFor: ola.userId } };
  for (const { request } of [page, before]) {
    for (let i = 0; i < 3; i++) expect((await request.post('/session/renew', renew)).status()).toBe(200);
  }
});
