import type { Page } from '@playwright/test';
import { sweep } from '@setlist/testing/sweep';
import { asOlderPage } from '../support/as-older-page.ts';
import { enter } from '../support/enter.ts';
import { holdSaves } from '../support/hold-saves.ts';
import { follow, open } from '../support/open.ts';
import type { Person, PersonOptions } from '../support/people.ts';
import { setVisibility } from '../support/tabs.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm, expectNews } from '../support/toasts.ts';

/** An editor with a playlist that has a song: everything that can be changed is there. */
const EDITOR: PersonOptions = {
  displayName: 'Edda',
  playlists: [{ name: 'Harbour Lights', songs: ['Paper Lanterns'], plays: 120 }],
};

/** A form of the app: where it is, how it is filled in, what is sent, and what was typed. */
interface Form {
  path: string | ((playlistId: string) => string);
  fill(page: Page): Promise<void>;
  send(page: Page): Promise<void>;
  typed?: (page: Page) => Promise<string>;
}

const dialog = (page: Page) => page.getByRole('dialog');
const playlistMenu = (page: Page) =>
  page.getByRole('main').getByRole('button', { name: 'More for Harbour Lights' });

const FORMS: Record<string, Form> = {
  'the display name': {
    path: '/settings',
    fill: (page) => page.getByLabel('Display name').fill('Typed with care'),
    send: (page) => page.getByRole('button', { name: 'Save', exact: true }).click(),
    typed: (page) => page.getByLabel('Display name').inputValue(),
  },
  'the favourite genre': {
    path: '/settings',
    fill: async () => undefined,
    send: (page) => page.getByRole('group', { name: 'Favourite genre' }).getByText('Jazz').click(),
  },
  'the theme': {
    path: '/settings',
    fill: async () => undefined,
    send: (page) => page.getByRole('group', { name: 'Theme' }).getByText('Dark').click(),
  },
  'the language': {
    path: '/settings',
    fill: async () => undefined,
    send: async (page) => void (await page.getByLabel('Language').selectOption('de')),
  },
  'a new playlist': {
    path: '/playlists',
    fill: async (page) => {
      await page.getByRole('button', { name: 'New playlist' }).first().click();
      await dialog(page).getByLabel('Name', { exact: true }).fill('Typed with care');
    },
    send: (page) => dialog(page).getByRole('button', { name: 'Create playlist' }).click(),
    typed: (page) => dialog(page).getByLabel('Name', { exact: true }).inputValue(),
  },
  'a new song': {
    path: '/songs',
    fill: async (page) => {
      await page.getByRole('button', { name: 'New song' }).click();
      await dialog(page).getByLabel('Title').fill('Typed with care');
      await dialog(page).getByLabel('Artist').fill('Somebody');
    },
    send: (page) => dialog(page).getByRole('button', { name: 'Add song' }).click(),
    typed: (page) => dialog(page).getByLabel('Title').inputValue(),
  },
  'another name of a playlist': {
    path: (playlistId) => `/playlists/${playlistId}`,
    fill: async (page) => {
      await playlistMenu(page).click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await dialog(page).getByLabel('Name', { exact: true }).fill('Typed with care');
    },
    send: (page) => dialog(page).getByRole('button', { name: 'Rename' }).click(),
    typed: (page) => dialog(page).getByLabel('Name', { exact: true }).inputValue(),
  },
  'a playlist’s end': {
    path: (playlistId) => `/playlists/${playlistId}`,
    fill: async (page) => {
      await playlistMenu(page).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
    },
    send: (page) => dialog(page).getByRole('button', { name: 'Delete' }).click(),
  },
  'the featured headline': {
    path: '/featured/edit',
    fill: (page) => page.getByLabel('Headline', { exact: true }).fill('Typed with care'),
    send: (page) => page.getByRole('button', { name: 'Save featured' }).click(),
    typed: (page) => page.getByLabel('Headline', { exact: true }).inputValue(),
  },
};

const few = ['a new playlist', 'the featured headline'];
const tried = sweep(
  Object.entries(FORMS),
  Object.entries(FORMS).filter(([name]) => few.includes(name)),
);

/** What can come between filling a form in and sending it. */
interface Misfortune {
  comeBetween(path: string): Promise<void>;
  words: string | RegExp;
  afterwards(path: string): Promise<void>;
}

/** Fills each form in and sends it once for each misfortune, expecting its words, with all that was typed. */
async function tryForms(page: Page, playlistId: string, misfortunes: readonly Misfortune[]): Promise<void> {
  for (const [name, form] of tried) {
    await test.step(name, async () => {
      const path = typeof form.path === 'string' ? form.path : form.path(playlistId);
      await open(page, path);
      await form.fill(page);
      // A page in view would hear of it by its stream, and say so in the form's stead.
      await setVisibility(page, 'hidden');
      for (const { comeBetween, words, afterwards } of misfortunes) {
        await comeBetween(path);
        await form.send(page);
        await expectAlarm(page, words);
        if (form.typed) expect(await form.typed(page), name).toBe('Typed with care');
        expect(new URL(page.url()).pathname, name).toBe(path);
        await afterwards(path);
      }
    });
  }
}

/** Signs out as another tab does. A cookie that was only taken away could come back with a renewal under way. */
async function signOutElsewhere(page: Page, { userId }: Person): Promise<void> {
  // Tried again where the server closes an idle connection in the moment in which it is used.
  const options = { data: { madeFor: userId }, maxRetries: 2 };
  expect((await page.context().request.post('/session/end', options)).status()).toBe(200);
}

test('says in every form what came between, keeps what was typed, and signs in to the same page', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_INTERNET_DISCONNECTED/, /status of (401|409)/);
  const person = await newPerson(EDITOR);
  const page = await newBrowserOf(person, '/icon.svg');
  const context = page.context();
  // The featured editor has the browser ask before what is unsaved is left.
  page.on('dialog', (question) => question.accept());
  const id = person.playlists[0]?.playlistId ?? '';
  const noNetwork: Misfortune = {
    comeBetween: () => context.setOffline(true),
    words: /isn’t answering|Couldn’t save/,
    afterwards: () => context.setOffline(false),
  };
  const newVersion: Misfortune = {
    comeBetween: async () => void (await page.route('**/*', asOlderPage)),
    words: 'There is a new version of Setlist',
    afterwards: () => page.unroute('**/*', asOlderPage),
  };
  const sessionsEnd: Misfortune = {
    comeBetween: () => signOutElsewhere(page, person),
    words: 'Your session has ended',
    afterwards: async (path) => {
      const loaded = page.waitForEvent('load');
      const alarm = page.getByRole('alert').filter({ hasText: 'Your session has ended' });
      await alarm.getByRole('button', { name: 'Sign in' }).click();
      await loaded;
      await expect(page.getByRole('button', { name: 'Account: Edda' })).toBeVisible();
      await expect(page.getByText('Your session has ended')).toHaveCount(0);
      expect(new URL(page.url()).pathname).toBe(path);
    },
  };
  await tryForms(page, id, [noNetwork, newVersion, sessionsEnd]);
});

test('changes nothing for somebody else who has signed in in another tab, and says so', async ({
  newPerson,
  newBrowserOf,
  management,
  database,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of (401|409)/);
  const max = await newPerson(EDITOR);
  const jane = await newPerson({ displayName: 'Jane' });
  const page = await newBrowserOf(max, '/icon.svg');
  const context = page.context();
  let others = await (await newBrowserOf(jane, '/icon.svg')).context().cookies();
  const changePlaces = async () => {
    const own = await context.cookies();
    await context.clearCookies();
    await context.addCookies(others);
    others = own;
  };
  const before = await management.getUser(jane.userId);
  await tryForms(page, max.playlists[0]?.playlistId ?? '', [
    {
      comeBetween: changePlaces,
      words: 'Somebody else is signed in now',
      afterwards: changePlaces,
    },
  ]);

  // Nor does a page of hers come into the frame that was made for him, once a form has told.
  await open(page, '/settings');
  await page.getByLabel('Display name').fill('Typed with care');
  await setVisibility(page, 'hidden');
  await changePlaces();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expectAlarm(page, 'Somebody else is signed in now');
  await follow(page, 'Songs');
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account: Jane' })).toBeVisible();

  const data = { madeFor: max.userId, q: 'cold' };
  for (const path of ['/session/renew', '/session/end', '/session/leave', '/plays', '/search/found']) {
    expect((await context.request.post(path, { data })).status(), path).toBe(409);
  }
  expect((await context.request.get('/settings', { maxRedirects: 0 })).status()).toBe(200);

  expect((await management.getUser(jane.userId)).user_metadata).toEqual(before.user_metadata);
  const hers = { where: { userId: jane.userId } };
  expect(await database.prisma.playlist.count(hers)).toBe(0);
  expect(await database.prisma.song.count(hers)).toBe(0);
  expect(await database.prisma.userData.count(hers)).toBe(0);
});

test('tells an open page at once that its person signed out, or that somebody else is here', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of (401|409)/);
  const max = await newPerson({ displayName: 'Max' });
  const page = await newBrowserOf(max, '/settings');
  await page.getByLabel('Display name').fill('Typed with care');
  const other = await page.context().newPage();
  await open(other, '/');
  await other.getByRole('button', { name: 'Account: Max' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Which user data lives where?' })).toBeVisible();
  await expectAlarm(page, 'Your session has ended');

  await enter(other, await newPerson({ displayName: 'Jane' }));
  await open(other, '/');
  await expectAlarm(page, 'Somebody else is signed in now');
  await expect(page.getByLabel('Display name')).toHaveValue('Typed with care');
  // Nor does a page of hers come into the frame that was made for him.
  await follow(page, 'Songs');
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account: Jane' })).toBeVisible();
});

test('lets people go on to another page while a change is on its way', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson({ displayName: 'Noor' }), '/settings');
  const release = await holdSaves(page);
  await page.getByLabel('Display name').fill('Noor the Second');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('group', { name: 'Theme' }).getByText('Dark').click();
  await follow(page, 'Songs');
  await expect(page.getByRole('heading', { level: 1, name: 'Songs' })).toBeVisible();
  await follow(page, 'Home');
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome back, Noor' })).toBeVisible();
  release();
  await expectNews(page, 'Name saved');
  await expect(page.getByRole('button', { name: 'Account: Noor the Second' })).toBeVisible();
});

test('loads the front page, and not a piece of it, when the session has ended without the open page’s knowing', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/status of 401/);
  const person = await newPerson({ displayName: 'Max' });
  for (const [link, address] of [
    ['Songs', '/?next=%2Fsongs'],
    ['Home', '/'],
  ] as const) {
    const page = await newBrowserOf(person, '/settings');
    await setVisibility(page, 'hidden');
    await signOutElsewhere(page, person);
    const loaded = page.waitForEvent('load');
    await follow(page, link);
    await loaded;
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Which user data lives where?' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Account: Max' })).toHaveCount(0);
  }
});
