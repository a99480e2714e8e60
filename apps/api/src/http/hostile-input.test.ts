import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist } from '@setlist/api/test/music';
import { afterAll, beforeAll, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await addPlaylist(api, 'vera');
});
afterAll(() => api.close());

const HUGE = Number.MAX_SAFE_INTEGER;

// Everything here has once been a way to an error of the database, which must not become one of ours.
test.each([
  ['GET /songs?q=%00', 422],
  ['GET /songs?q=a%00b', 422],
  ['GET /songs?q=%F0%28%8C%28', 200],
  ['GET /search?q=%F0%28%8C%28', 200],
  ['GET /search?q=%00', 422],
  ['GET /search?q=a&q=b', 422],
  ['GET /search/songs?q=a&cursor=x', 422],
  ['GET /songs?limit=1&limit=2', 422],
  ['GET /songs?limit[]=1', 422],
  ['GET /songs?limit=1e1000', 422],
  ['GET /songs?__proto__=1', 422],
  ['GET /playlists/getPlays?user_id=%00', 422],
  ['GET /playlists/discover?cursor=999999999999999_00000000-0000-0000-0000-000000000000', 200],
  ['GET /playlists/featured/history?cursor=999999999', 200],
  ['GET /playlists/featured/history?cursor=9999999999', 422],
  ['GET /songs/%00', 404],
  ['GET /songs/%E0%A4%A', 400],
  ['GET /songs/..%2f..%2fetc%2fpasswd/audio', 404],
  ['GET //songs', 404],
  ['GET /SONGS', 404],
  [`GET /songs/${'0'.repeat(4_000)}`, 404],
])('%s answers %d', async (request, status) => {
  expect((await api.send(request, { as: 'vera' })).status).toBe(status);
});

test.each([
  ['PUT /genres/fav', { genre: 'Jazz\u0000' }],
  ['PUT /genres/fav', { genre: "Jazz'; DROP TABLE genres; --" }],
  ['POST /songs', { songname: 'a\u0000', artist: 'b', genre: 'Jazz' }],
  ['POST /songs', { songname: 'a', artist: 'b', genre: 'Jazz\u0000' }],
  ['POST /songs', { songname: 'a', artist: 'b', genre: 'Jazz', durationMs: HUGE }],
  ['POST /songs', '{"songname":"a","artist":"b","genre":"Jazz","__proto__":{"plan":"full"}}'],
  ['POST /songs', '{"songname":"a","artist":"b","genre":"Jazz","constructor":{}}'],
  ['POST /songs', []],
  ['POST /songs', 'null'],
  ['POST /playlists/featured/restore', { version: HUGE }],
  [`POST /playlists/${someId()}/plays`, { songId: someId(), heardMs: HUGE }],
  ['PUT /displayName', { displayName: { toString: 'x' } }],
])('%s refuses %j', async (request, body) => {
  const answer = await api.send(request, { as: 'vera', body, headers: { 'if-match': '"1"' } });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [expect.anything()] });
});

test.each(['"99999999999"', '1', '*', '""', '"1", "2"'])('refuses If-Match %s', async (tag) => {
  const { playlistId } = await addPlaylist(api, 'vera', { songs: 0 });
  const headers = { 'if-match': tag };
  const answer = await api.send(`PATCH /playlists/${playlistId}`, {
    as: 'vera',
    body: { name: 'x' },
    headers,
  });
  expect(answer.status).toBe(422);
});

test('adds up the length of a long playlist of long songs', async () => {
  const playlist = await addPlaylist(api, 'vera', { songs: 30 });
  await api.database.pool.query("UPDATE songs SET duration_ms = 86400000 WHERE user_id = 'auth0|vera'");
  const { body } = await api.as('vera').getPlaylist({ params: { playlistId: playlist.playlistId } });
  expect(body.durationMs).toBe(30 * 86_400_000);
});

test('tells nothing of the inside when something of ours breaks', async () => {
  await api.database.pool.query('ALTER TABLE songs RENAME TO songs_away');
  try {
    const answer = await api.send('GET /songs', { as: 'vera' });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      type: 'https://setlist.example/problems/internal',
      title: 'Something went wrong on our side',
      status: 500,
      requestId: answer.headers.get('x-request-id'),
    });
  } finally {
    await api.database.pool.query('ALTER TABLE songs_away RENAME TO songs');
  }
});

test('ends a HEAD of the event stream at once', async () => {
  expect((await api.send('HEAD /events', { as: 'vera' })).status).toBe(200);
});

test('says in words what is wrong with a Last-Event-ID', async () => {
  const answer = await api.send('GET /events', { as: 'vera', headers: { 'last-event-id': 'abc' } });
  expect(answer.status).toBe(422);
  const detail = 'must be the id of an event of this stream';
  expect(await answer.json()).toMatchObject({ errors: [{ in: 'header', field: 'last-event-id', detail }] });
});
