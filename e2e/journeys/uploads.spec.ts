import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from '@playwright/test';
import { PLAN_LIMITS } from '@setlist/contracts/constants';
import { expectAccessible } from '../support/axe.ts';
import { noise } from '../support/noise.ts';
import { expectNoOverflow } from '../support/overflow.ts';
import { expectPlaying } from '../support/player.ts';
import { expect, test } from '../support/test.ts';
import { expectAlarm } from '../support/toasts.ts';
import { pressXray } from '../support/xray.ts';

const SCREENS = { 'a desktop': { width: 1280, height: 800 }, 'a phone': { width: 390, height: 844 } };
const SECONDS = 20;

interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const wav = (name: string, seconds = SECONDS): GivenFile => ({
  ...{ name, mimeType: 'audio/wav', buffer: noise(seconds) },
});
const dockOf = (page: Page) => page.getByRole('region', { name: 'Uploads' });
const rowOf = (page: Page, title: string) => dockOf(page).getByRole('listitem').filter({ hasText: title });

/** What a drag of these files brings, made in the page. */
function dragOf(page: Page, files: GivenFile[]) {
  const given = files.map(({ name, mimeType, buffer }) => ({
    ...{ name, mimeType, base64: buffer.toString('base64') },
  }));
  return page.evaluateHandle((all) => {
    const drag = new DataTransfer();
    for (const { name, mimeType, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      drag.items.add(new File([bytes], name, { type: mimeType }));
    }
    return drag;
  }, given);
}

async function drop(page: Page, ...files: GivenFile[]): Promise<void> {
  const dataTransfer = await dragOf(page, files);
  // A browser says it again and again while something is dragged; what shows it is fetched at the first time.
  await expect(async () => {
    await page.dispatchEvent('main', 'dragover', { dataTransfer });
    await expect(page.getByText('Drop music here')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent('main', 'drop', { dataTransfer });
  await expect(page.getByText('Drop music here')).toHaveCount(0);
}

/** Holds the files that are sent, until it is told to let them go. */
async function holdFiles(page: Page) {
  const held: Route[] = [];
  let open = false;
  await page.route(/\/songs\/[^/]+\/audio/, async (route) => {
    if (open || route.request().method() !== 'PUT') return route.continue();
    held.push(route);
  });
  return {
    held,
    async letGo() {
      open = true;
      // What was broken off meanwhile is gone.
      await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
    },
  };
}

for (const [screen, viewport] of Object.entries(SCREENS)) {
  test(`uploads files by keyboard alone, shows how far they are, and plays what came, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const page = await newBrowserOf(await newPerson(), '/songs', { viewport });
    await page.getByRole('button', { name: 'Upload', exact: true }).press('Enter');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Choose files' }).press('Enter');
    const files = await holdFiles(page);
    await (await chooser).setFiles([wav('The Understudies - Paper Lanterns.wav'), wav('Cold Tea.wav')]);

    await expect(dockOf(page)).toContainText('0 of 2 uploaded');
    await expect.poll(() => files.held.length).toBe(2);
    for (const name of ['All uploads', 'Paper Lanterns', 'Cold Tea']) {
      await expect(dockOf(page).getByRole('progressbar', { name })).toBeVisible();
    }
    await expectAccessible(page, `two uploads on ${screen}`);
    await files.letGo();
    await expect(dockOf(page)).toContainText('2 of 2 uploaded');
    await expect(page.getByRole('status').filter({ hasText: '2 files uploaded, 0 not.' })).toHaveCount(1);
    await expectAccessible(page, `two that were uploaded on ${screen}`);

    // The page shows them by itself.
    await expect(page.getByRole('main')).toContainText('The Understudies');
    await expect(page.getByRole('main')).toContainText('Unknown artist');
    const toggle = dockOf(page).getByRole('button', { name: 'Uploads', exact: true });
    await toggle.press('Enter');
    await expect(dockOf(page).getByRole('list')).toBeHidden();
    await dockOf(page).getByRole('button', { name: 'Close the uploads' }).press('Enter');
    await expect(dockOf(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Play Paper Lanterns' }).press('Enter');
    await expectPlaying(page, 'Paper Lanterns');
  });

  test(`says in X-ray that uploads are kept by the browser, and where a song is that came, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
  }) => {
    const page = await newBrowserOf(await newPerson(), '/songs', { viewport });
    await pressXray(page);
    const files = await holdFiles(page);
    await drop(page, wav('Paper Lanterns.wav'));
    await expect(dockOf(page).getByText('This browser')).toBeVisible();
    await expect(dockOf(page).getByRole('button', { name: 'genres.name' })).toBeVisible();
    const tape = rowOf(page, 'Paper Lanterns').getByRole('button', { name: 'songs.songname' });
    await expect(tape).toHaveCount(0);
    await files.letGo();
    await expect(rowOf(page, 'Paper Lanterns')).toContainText('Uploaded');
    await expectNoOverflow(page, `an upload under X-ray on ${screen}`);
    await tape.press('Enter');
    await expect(page.getByRole('dialog', { name: /songs\.songname/ })).toContainText(
      '/songs/{songId}/audio',
    );
    // A row that the dock covers in part can be scrolled from under it, of which axe knows nothing.
    await page.setViewportSize({ ...viewport, height: 1_100 });
    await expectAccessible(page, `the open tape of an upload on ${screen}`);
  });

  test(`takes what is dropped on any page, tells what is no music, and leads to the song that has a file, on ${screen}`, async ({
    newPerson,
    newBrowserOf,
    allowedComplaints,
    database,
  }) => {
    allowedComplaints.push(/status of (409|415)/);
    const owner = await newPerson();
    const page = await newBrowserOf(owner, '/', { viewport });
    const lanterns = wav('Paper Lanterns.wav');
    await drop(
      page,
      lanterns,
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('La la la') },
      { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('La la la, '.repeat(500)) },
    );
    await expect(dockOf(page)).toContainText('1 file is no music by name and left out.');
    await expect(rowOf(page, 'song')).toContainText('Not audio: it is a text.');
    await expect(dockOf(page)).toContainText('1 of 2 uploaded');

    await drop(page, { ...lanterns, name: 'The Same Again.wav' });
    await expect(rowOf(page, 'The Same Again')).toContainText('You have this file already:');
    await expectAccessible(page, `uploads that were refused on ${screen}`);
    await rowOf(page, 'The Same Again').getByRole('link', { name: 'Paper Lanterns' }).click();
    await expect(page).toHaveURL('/songs?q=Paper+Lanterns');
    // It stands beside the player, from page to page.
    await expect(dockOf(page)).toContainText('1 of 3 uploaded');
    await page.getByRole('button', { name: 'Play Paper Lanterns' }).press('Enter');
    await expectPlaying(page, 'Paper Lanterns');
    // What was refused left no song behind.
    const { userId } = owner;
    await expect.poll(() => database.prisma.song.count({ where: { userId } })).toBe(1);
  });
}

test('says that there is no music in what has none', async ({ newPerson, newBrowserOf }) => {
  const page = await newBrowserOf(await newPerson());
  await drop(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('La la la') });
  await expectAlarm(page, 'There is no music in it');
  await expect(dockOf(page)).toHaveCount(0);
});

test('uploads all music of a folder and of the folders in it', async ({
  newPerson,
  newBrowserOf,
}, testInfo) => {
  const folder = testInfo.outputPath('albums');
  await mkdir(join(folder, 'First'), { recursive: true });
  await writeFile(join(folder, '01 - Opener.wav'), noise(SECONDS));
  await writeFile(join(folder, 'First', '02 - Closer.wav'), noise(SECONDS));
  await writeFile(join(folder, 'First', 'booklet.txt'), 'La la la');
  const page = await newBrowserOf(await newPerson(), '/songs');
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(dockOf(page)).toContainText('2 of 2 uploaded');
  await expect(dockOf(page)).toContainText('1 file is no music by name and left out.');
  await page.getByRole('button', { name: 'Play Closer' }).click();
  await expectPlaying(page, 'Closer');
});

test('says what the plan has left for a file that is larger, and makes no song of it', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
  database,
}) => {
  allowedComplaints.push(/status of 413/);
  const owner = await newPerson({ playlists: [{ name: 'Full', songs: ['Nearly All'] }] });
  const { userId } = owner;
  const almost = { audioBytes: PLAN_LIMITS.free.audioBytes - 100_000 };
  await database.prisma.song.updateMany({ where: { userId }, data: almost });
  const page = await newBrowserOf(owner);
  await drop(page, wav('Too Much.wav'));
  await expect(rowOf(page, 'Too Much')).toContainText(
    'Too large: of the 100 MB of audio that your plan holds, 0.1 MB are left.',
  );
  await expect.poll(() => database.prisma.song.count({ where: { userId } })).toBe(1);
});

test('tries again by itself when the storage is away, and on request when a file was refused', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
  stack,
}) => {
  allowedComplaints.push(/status of (422|503)/);
  const page = await newBrowserOf(await newPerson(), '/songs');
  const problems = [
    { name: 'storage-unavailable', status: 503, retryAfter: '3' },
    { name: 'undecodable-audio', status: 422, retryAfter: '0' },
  ];
  await page.route(/\/songs\/[^/]+\/audio/, async (route) => {
    const problem = route.request().method() === 'PUT' ? problems.shift() : undefined;
    if (!problem) return route.continue();
    const { name, status, retryAfter } = problem;
    await route.fulfill({
      status,
      contentType: 'application/problem+json',
      headers: {
        'access-control-allow-origin': new URL(stack.WEB_URL).origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'Retry-After',
        'retry-after': retryAfter,
      },
      body: JSON.stringify({ type: `https://setlist.example/problems/${name}`, status }),
    });
  });
  await drop(page, wav('Patience.wav'));
  await expect(rowOf(page, 'Patience')).toContainText('The storage isn’t answering. Tried again by itself.');
  await expect(rowOf(page, 'Patience')).toContainText('No decoder can read this file.');
  await page.getByRole('button', { name: 'Try Patience again' }).press('Enter');
  await expect(rowOf(page, 'Patience')).toContainText('Uploaded');
});

test('pauses, goes on with and cancels one upload and all', async ({ newPerson, newBrowserOf, database }) => {
  const owner = await newPerson();
  const page = await newBrowserOf(owner, '/songs');
  const files = await holdFiles(page);
  await drop(page, wav('One.wav'), wav('Two.wav'), wav('Three.wav'));
  await expect.poll(() => files.held.length).toBe(2);
  await expect(rowOf(page, 'Three')).toContainText('Waits for its turn');
  await page.getByRole('button', { name: 'Pause One' }).press('Enter');
  await expect(rowOf(page, 'One')).toContainText('Paused; starts again from its beginning');
  await expect.poll(() => files.held.length).toBe(3);
  await page.getByRole('button', { name: 'Cancel Two' }).press('Enter');
  await expect(rowOf(page, 'Two')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Cancel Three' })).toBeFocused();

  await page.getByRole('button', { name: 'Pause all' }).click();
  await expect(rowOf(page, 'Three')).toContainText('Paused');
  await files.letGo();
  await page.getByRole('button', { name: 'Go on with One' }).press('Enter');
  await expect(rowOf(page, 'One')).toContainText('Uploaded');
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expect(dockOf(page)).toContainText('1 of 1 uploaded');
  const { userId } = owner;
  const songs = () => database.prisma.song.findMany({ where: { userId }, select: { songname: true } });
  await expect.poll(songs).toEqual([{ songname: 'One' }]);
});

test('waits for a lost network, and goes on by itself', async ({
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  allowedComplaints.push(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  const page = await newBrowserOf(await newPerson(), '/songs');
  await drop(page, wav('Before.wav'));
  await expect(rowOf(page, 'Before')).toContainText('Uploaded');
  await page.context().setOffline(true);
  await drop(page, wav('Meanwhile.wav'));
  await expect(rowOf(page, 'Meanwhile')).toContainText('Waits for the network');
  await page.context().setOffline(false);
  await expect(rowOf(page, 'Meanwhile')).toContainText('Uploaded');
});

test('asks before a page is left that still sends, and loses only what was not all sent', async ({
  newPerson,
  newBrowserOf,
  database,
}) => {
  const owner = await newPerson();
  const page = await newBrowserOf(owner, '/songs');
  await drop(page, wav('Whole.wav'));
  await expect(rowOf(page, 'Whole')).toContainText('Uploaded');
  // A slow line, by which the file takes longer than anybody waits.
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 20_000 };
  await line.send('Network.emulateNetworkConditions', slow);
  await drop(page, wav('Broken Off.wav', 500));
  const { userId } = owner;
  const names = async () => {
    const songs = await database.prisma.song.findMany({ where: { userId }, orderBy: { songname: 'asc' } });
    return songs.map(({ songname, audioKey }) => [songname, audioKey !== null]);
  };
  await expect.poll(names).toEqual([
    ['Broken Off', false],
    ['Whole', true],
  ]);
  await page.getByRole('button', { name: 'Pause all' }).focus();
  const asked = page.waitForEvent('dialog');
  void page.goto('about:blank').catch(() => undefined);
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.accept();
  await expect.poll(names).toEqual([['Whole', true]]);

  // The next page tells what became of each, and takes the file once more.
  await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
  await page.goto('/songs');
  await expect(rowOf(page, 'Whole')).toContainText('Uploaded');
  await expect(rowOf(page, 'Broken Off')).toContainText('Not sent: the page was left.');
  await expectAccessible(page, 'uploads of a page that was left');
  await page.reload();
  await expect(rowOf(page, 'Broken Off')).toContainText('Not sent');
  const chooser = page.waitForEvent('filechooser');
  await dockOf(page).getByRole('button', { name: 'Choose the files again' }).press('Enter');
  await (await chooser).setFiles([wav('Broken Off.wav')]);
  await expect(dockOf(page)).toContainText('1 of 1 uploaded');
  await dockOf(page).getByRole('button', { name: 'Close the uploads' }).press('Enter');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Play Broken Off' })).toBeVisible();
  await expect(dockOf(page)).toHaveCount(0);
});

test('gives a song that has none a file from its menu, and another one later, and keeps its title', async ({
  newPerson,
  newBrowserOf,
}) => {
  const page = await newBrowserOf(await newPerson(), '/songs');
  await page.getByRole('button', { name: 'New song' }).press('Enter');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Later');
  await page.getByLabel('Artist', { exact: true }).fill('Nobody Yet');
  await page.getByRole('checkbox', { name: 'No file? Let Setlist play it' }).press('Space');
  await page.getByRole('textbox', { name: 'Title', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Later has no audio yet' })).toBeDisabled();

  for (const item of ['Add a file', 'Replace the file']) {
    await page.getByRole('button', { name: 'More for Later' }).press('Enter');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await (await chooser).setFiles(wav('Something Else.wav'));
    await expect(rowOf(page, 'Later').last()).toContainText('Uploaded');
    await expect(page.getByRole('button', { name: 'Play Later' })).toBeEnabled();
    await dockOf(page).getByRole('button', { name: 'Close the uploads' }).press('Enter');
  }
  await page.getByRole('button', { name: 'Play Later' }).press('Enter');
  await expectPlaying(page, 'Later');
});
