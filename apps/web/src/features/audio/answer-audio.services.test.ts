import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addPlaylist } from '@setlist/api/test/music';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { janesSession, settingsOf } from '../../../test/sessions.ts';
import { startAnew } from '../../../test/settings.ts';
import type { SessionToken } from '../../session/session.ts';
import type * as Audio from './answer-audio.ts';

const SOUND = 'sound';
const COVER = 'cover';

let api: TestApi;
let jane: SessionToken;
let songs: { own: string; hidden: string; silent: string };
let audio: typeof Audio;
beforeAll(async () => {
  api = await startTestApi();
  jane = await janesSession(api.tenant);
  const [own, hidden, silent] = [await addSong('jane'), await addSong('vera'), await addSong('jane')];
  for (const songId of [own, hidden]) await giveSound(songId);
  songs = { own, hidden, silent };
});
beforeEach(() => restart(api.url));
afterAll(async () => {
  vi.unstubAllEnvs();
  await api.close();
});

async function restart(apiUrl: string) {
  vi.unstubAllEnvs();
  startAnew({ ...settingsOf(api.tenant, '/nowhere'), API_URL: apiUrl });
  audio = await import('./answer-audio.ts');
}

async function addSong(person: 'jane' | 'vera'): Promise<string> {
  return (await addPlaylist(api, person, { visibility: 'private' })).songs[0]?.songId ?? '';
}

async function giveSound(songId: string): Promise<void> {
  await writeFile(join(api.api.deps.env.audioDir, `${songId}.mp3`), SOUND);
  await writeFile(join(api.api.deps.env.audioDir, `${songId}.png`), COVER);
  await api.database.pool.query(
    `UPDATE songs SET audio_key = song_id || '.mp3', audio_bytes = $2, audio_type = 'audio/mpeg',
       cover_key = song_id || '.png', cover_type = 'image/png' WHERE song_id = $1`,
    [songId, SOUND.length],
  );
}

/** Does as a browser: keeps the cookie, and goes where it is led. */
async function follow(leading: Response): Promise<Response> {
  const [cookie = ''] = leading.headers.getSetCookie();
  return fetch(leading.headers.get('location') ?? '', { headers: { cookie: cookie.split(';')[0] ?? '' } });
}

test('leads to the audio at the API, with the cookie that opens it and without a token or a byte', async () => {
  const leading = await audio.leadToAudio(jane, { songId: songs.own });
  expect([leading.status, await leading.text()]).toEqual([307, '']);
  expect(leading.headers.get('location')).toBe(`${api.url}/songs/${songs.own}/audio`);
  expect(leading.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^setlist-audio=.*; HttpOnly; SameSite=Strict$/),
  ]);
  expect(leading.headers.getSetCookie()[0]).not.toContain(jane.accessToken);
  const got = await follow(leading);
  expect([got.status, await got.text()]).toEqual([200, SOUND]);
});

test('leads to the cover that came with a file in the same way', async () => {
  const leading = await audio.leadToCover(jane, { songId: songs.own });
  expect([leading.status, await leading.text()]).toEqual([307, '']);
  expect(leading.headers.get('location')).toBe(`${api.url}/songs/${songs.own}/cover`);
  const got = await follow(leading);
  expect([got.status, got.headers.get('content-type'), await got.text()]).toEqual([200, 'image/png', COVER]);
  for (const songId of [songs.hidden, songs.silent, someId()]) {
    expect((await follow(await audio.leadToCover(jane, { songId }))).status).toBe(404);
  }
});

test('opens nothing that the person may not hear', async () => {
  expect((await follow(await audio.leadToAudio(jane, { songId: songs.hidden }))).status).toBe(404);
});

test('tells whether the audio is there, as the API does, without a byte of it', async () => {
  const tell = async (songId: string) => {
    const told = await audio.tellOfAudio(jane, { songId });
    return [told.status, await told.text()];
  };
  expect(await tell(songs.own)).toEqual([200, '']);
  for (const songId of [songs.hidden, songs.silent, someId()]) expect(await tell(songId)).toEqual([404, '']);
});

const each = ['leadToAudio', 'leadToCover', 'tellOfAudio'] as const;

test.each(each)('%s: 401 without a session, 404 for what is no song', async (name) => {
  expect((await audio[name](null, { songId: songs.own })).status).toBe(401);
  for (const songId of ['', '1', '../genres', `${songs.own}/..`]) {
    const answer = await audio[name](jane, { songId });
    expect([answer.status, answer.headers.get('location')], songId).toEqual([404, null]);
  }
});

test.each(each)('%s: not now, while the API is away or does not take the token', async (name) => {
  const expectNotNow = async (session: SessionToken) => {
    const answer = await audio[name](session, { songId: songs.own });
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.getSetCookie()]).toEqual([
      503,
      '5',
      [],
    ]);
  };
  await expectNotNow({ ...jane, accessToken: 'a.b.c' });
  const { port, close } = await silentPort();
  await close();
  await restart(`http://localhost:${port}`);
  await expectNotNow(jane);
});

/** A port on which nobody answers, once it is closed. */
async function silentPort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(() => void server.close());
  return { port: (server.address() as { port: number }).port, close };
}
