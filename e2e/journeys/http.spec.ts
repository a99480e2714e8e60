import { expect, test } from '../support/test.ts';

const SONG = 'Cold Tea';

test('brings a song with its length and in parts, and nothing again that the browser has', async ({
  newPerson,
  newBrowserOf,
  stack,
}) => {
  const person = await newPerson({ playlists: [{ name: 'Kept', songs: [SONG] }] });
  const { request } = await newBrowserOf(person);
  const songId = person.playlists[0]?.songs[0]?.songId ?? '';
  const ask = (headers: Record<string, string> = {}, method = 'GET') =>
    request.fetch(`/audio/${songId}`, { method, headers });

  const whole = await ask();
  const { etag = '', 'cache-control': kept, 'content-length': length } = whole.headers();
  expect([whole.status(), kept]).toEqual([200, 'private, no-cache']);
  expect(Number(length)).toBe((await whole.body()).length);

  const part = await ask({ range: 'bytes=10-19' });
  expect([part.status(), part.headers()['content-length'], (await part.body()).length]).toEqual([
    206,
    '10',
    10,
  ]);
  // The player asks it why a song did not arrive; what it says comes from the API, which is not led to.
  expect([(await ask({}, 'HEAD')).status(), (await ask({}, 'HEAD')).url()]).toEqual([
    200,
    `${stack.WEB_URL}/audio/${songId}`,
  ]);
  const same = await ask({ 'if-none-match': etag });
  expect([same.status(), (await same.body()).length]).toEqual([304, 0]);
  // The tag is weak, so it cannot tell that a part still fits (RFC 9110, 13.1.5).
  expect((await ask({ range: 'bytes=0-1', 'if-range': etag })).status()).toBe(200);
  const last = await ask({ range: `bytes=-${Number(length) + 1}` });
  expect([last.status(), last.headers()['content-range']]).toEqual([
    206,
    `bytes 0-${Number(length) - 1}/${length}`,
  ]);
});

test('refuses an address whose % begins no character, wherever it leads', async ({ request, stack }) => {
  const status = async (path: string) =>
    // Playwright and URL would correct it.
    (await fetch(`${stack.WEB_URL}${path}`, { redirect: 'manual' })).status;
  for (const path of ['covers', 'audio', 'playlists', 'api/auth', 'nothing-here']) {
    for (const text of ['%E0%A4%A', '100%', '%zz'])
      expect.soft(await status(`/${path}/${text}`), path).toBe(400);
  }
  expect((await request.get('/covers/a%20b')).headers()['cache-control']).toContain('immutable');
});
