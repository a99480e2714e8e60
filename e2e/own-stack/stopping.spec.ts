import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/own-stack-test.ts';
import { accessTokenOf } from '../support/tokens.ts';

/**
 * What is asked for, and three times what it takes with the cores seven times overbooked. A connection that is not ended
 * holds a process up for the five seconds after which it cuts all off, however fast the machine.
 */
const BY_ITSELF_MS = 2_000;
/** More than a connection takes when nobody reads. */
const LONG_SONG_BYTES = 64_000_000;

test('the web app ends by itself while pages have streams open', async ({
  ownStack,
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  // What the pages try while there is no web app.
  allowedComplaints.push(/Failed to load resource|ERR_/);
  const page = await newBrowserOf(await newPerson());
  const stream = page.evaluate(async () => {
    const events = await fetch('/events');
    Object.assign(window, { streamIsOpen: events.status });
    const reader = events.body?.getReader();
    while (!(await reader?.read())?.done);
    return 'ended';
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'streamIsOpen'))).toBe(200);

  const asked = Date.now();
  await ownStack.stop('web');
  expect(Date.now() - asked, 'ms until the web app was gone').toBeLessThan(BY_ITSELF_MS);
  expect(await stream.catch(() => 'broke')).toBe('ended');
  await ownStack.start('web');
});

test('the API ends by itself while pages have streams and music open and the tenant is away, and the streams end instead of breaking', async ({
  ownStack,
  stack,
  newPerson,
  newBrowserOf,
  allowedComplaints,
}) => {
  // Chromium notes each attempt at the event stream while there is none.
  allowedComplaints.push(/status of 503/);
  const person = await newPerson({ playlists: [{ name: 'Wind' }] });
  const songId = person.playlists[0]?.songs[0]?.songId ?? '';
  const file = await openFile(join(ownStack.settings.AUDIO_DIR, `${songId}.mp3`), 'r+');
  await file.truncate(LONG_SONG_BYTES);
  await file.close();
  const page = await newBrowserOf(person);
  const stream = page.evaluate(async () => {
    const reader = (await fetch('/events')).body?.getReader();
    const first = await reader?.read();
    Object.assign(window, { streamIsOpen: !first?.done });
    while (!(await reader?.read())?.done);
    return 'ended';
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'streamIsOpen'))).toBe(true);
  const authorization = `Bearer ${await accessTokenOf(stack, person)}`;
  // Nobody reads it: like a player that has enough, it stays open.
  const audio = await fetch(`${stack.API_URL}/songs/${songId}/audio`, { headers: { authorization } });
  expect(audio.status).toBe(200);
  // A request to the tenant that has failed may leave something that would hold the process up.
  await ownStack.stop('tenant');
  const renamed = await fetch(`${stack.API_URL}/displayName`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ displayName: 'Away' }),
  });
  expect(renamed.status).toBe(503);

  const asked = Date.now();
  await ownStack.stop('api');
  expect(Date.now() - asked, 'ms until the API was gone').toBeLessThan(BY_ITSELF_MS);
  expect(await stream).toBe('ended');
  await expect(audio.arrayBuffer()).rejects.toThrow();
  for (const service of ['tenant', 'api'] as const) await ownStack.start(service);
});
