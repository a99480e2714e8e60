import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { type Person, startTestApi, type TestApi } from '@setlist/api/test/api';
import { letTimePass } from '@setlist/api/test/music';
import { COUNTS_AFTER_MS } from '@setlist/contracts';
import { managementClient } from '@setlist/local-tenant/test/management';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { MOST_SONGS } from '../handouts/handouts.ts';
import { startApi } from '../start-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Heard {
  playlistId: string;
  songId: string;
}

interface Asking {
  /** Sends as this person, or with this token. */
  as?: Person;
  token?: string;
  url?: string;
  /** What it says to have heard; as much as counts unless told. */
  heardMs?: number;
}

/** Playlists of a new owner, with a song of a minute each: its half and thirty seconds are the same. */
async function addPlaylists(count: number, audioBytes = 1_000): Promise<Heard[]> {
  const ids = Array.from({ length: count }, () => ({ list: randomUUID(), song: randomUUID() }));
  await api.database.pool.query(
    `WITH id AS (SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS id (list, song)),
     song AS (INSERT INTO songs (user_id, song_id, songname, artist, genre, duration_ms, audio_bytes, audio_type, audio_key)
              SELECT $1, song, 'Tide', 'The Ebb', 'Ambient', 60000, $4, 'audio/mpeg', song || '.mp3' FROM id),
     list AS (INSERT INTO playlists (user_id, playlist_id, name, visibility) SELECT $1, list, 'Evening', 'public' FROM id)
     INSERT INTO playlist_songs (user_id, playlist_id, position, song_user_id, song_id)
     SELECT $1, list, 1, $1, song FROM id`,
    [`auth0|owner-${randomUUID()}`, ids.map(({ list }) => list), ids.map(({ song }) => song), audioBytes],
  );
  const audio = Buffer.alloc(audioBytes);
  const { audioDir } = api.api.deps.env;
  await Promise.all(ids.map(({ song }) => writeFile(join(audioDir, `${song}.mp3`), audio)));
  return ids.map(({ list, song }) => ({ playlistId: list, songId: song }));
}

/** A listener of one's own, who signed up, and whose address is verified unless told otherwise. */
async function newListener({ verified = true } = {}) {
  const credentials = { email: `${randomUUID()}@setlist.example`, password: 'Only-for-tests-1' };
  const { client_id } = api.tenant.clients.web;
  const connection = 'Username-Password-Authentication';
  const signUp = await fetch(new URL('dbconnections/signup', api.tenant.issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...credentials, client_id, connection }),
  });
  expect(signUp.status).toBe(200);
  const { _id } = (await signUp.json()) as { _id: string };
  const userId = `auth0|${_id}`;
  const verify = async () => {
    const call = await managementClient(api.tenant);
    const path = `/users/${encodeURIComponent(userId)}`;
    expect((await call('PATCH', path, { email_verified: true })).status).toBe(200);
  };
  if (verified) await verify();
  const tokens = await api.tenant.signIn(credentials);
  return { userId, token: tokens.access_token, refreshToken: tokens.refresh_token ?? '', verify };
}

const bearer = async ({ as, token }: Asking) => `Bearer ${token ?? (as ? await api.token(as) : '')}`;

async function play({ playlistId, songId }: Heard, asking: Asking) {
  const response = await fetch(`${asking.url ?? api.url}/playlists/${playlistId}/plays`, {
    method: 'POST',
    headers: { authorization: await bearer(asking), 'content-type': 'application/json' },
    body: JSON.stringify({ songId, heardMs: asking.heardMs ?? COUNTS_AFTER_MS }),
  });
  const body = (await response.json()) as { counted: boolean; reason?: string };
  expect(response.status).toBe(body.counted ? 201 : 200);
  return body.reason ?? 'counted';
}

async function fetchAudio(
  { songId }: Heard,
  asking: Asking,
  headers: Record<string, string> = {},
  method = 'GET',
) {
  const response = await fetch(`${asking.url ?? api.url}/songs/${songId}/audio`, {
    method,
    headers: { authorization: await bearer(asking), ...headers },
  });
  await response.arrayBuffer();
  return response;
}

const atOnce = (playlists: Heard[], asking: Asking) =>
  Promise.all(playlists.map((playlist) => play(playlist, asking)));
/** Lets time pass once it is kept what was sent. */
async function pass(milliseconds: number, through = [api.api]) {
  for (const { deps } of through) await deps.handouts.allKept();
  await letTimePass(api.database.pool, milliseconds);
}
const halfAMinute = (through = [api.api]) => pass(COUNTS_AFTER_MS, through);
const playsOf = async (userId: string) => {
  const { rows } = await api.database.pool.query(
    `SELECT count(*)::int AS plays, coalesce(sum(heard_ms), 0)::int AS "heardMs",
       (SELECT extract(epoch FROM clock_timestamp() - min(handed_at)) * 1000 FROM audio_handouts WHERE user_id = $1)::int
         AS "passedMs"
     FROM plays WHERE listener_id = $1`,
    [userId],
  );
  return rows[0] as { plays: number; heardMs: number; passedMs: number };
};

test('a hundred plays at once without any audio: none counts', async () => {
  const answers = await atOnce(await addPlaylists(100), { as: 'jane' });
  expect(new Set(answers)).toEqual(new Set(['audio-not-fetched']));
  expect((await playsOf('auth0|jane')).plays).toBe(0);
});

test('a hundred plays at once with all audio fetched: as many count as the clock allows', async () => {
  const listener = await newListener();
  const playlists = await addPlaylists(100);
  await Promise.all(playlists.map((each) => fetchAudio(each, listener)));
  await halfAMinute();
  const answers = await atOnce(playlists, listener);
  const counted = answers.filter((answer) => answer === 'counted').length;
  expect(answers.filter((answer) => answer === 'faster-than-clock')).toHaveLength(100 - counted);
  const { plays, heardMs, passedMs } = await playsOf(listener.userId);
  expect(plays).toBe(counted);
  expect(counted).toBeGreaterThanOrEqual(1);
  expect(heardMs).toBeLessThanOrEqual(passedMs);
});

test('the clock is one for all API processes', async () => {
  const other = await startApi({ ...api.api.deps.env, port: 0 }, api.api.deps.log);
  onTestFinished(() => other.close());
  const listener = await newListener();
  const playlists = await addPlaylists(40);
  const at = (index: number) => ({ ...listener, url: index % 2 ? other.url : api.url });
  await Promise.all(playlists.map((each, index) => fetchAudio(each, at(index))));
  await halfAMinute([api.api, other]);
  // Each play goes to the process that did not send its audio.
  const answers = await Promise.all(playlists.map((each, index) => play(each, at(index + 1))));
  expect(new Set(answers)).toEqual(new Set(['counted', 'faster-than-clock']));
  const { heardMs, passedMs } = await playsOf(listener.userId);
  expect(heardMs).toBeLessThanOrEqual(passedMs);
});

test('who has not listened for long cannot make up for it at once', async () => {
  const listener = await newListener();
  const playlists = await addPlaylists(20);
  await Promise.all(playlists.map((each) => fetchAudio(each, listener)));
  await pass(86_400_000);
  const answers = await atOnce(playlists, listener);
  // Two minutes are kept for plays that are told late.
  expect(answers.filter((answer) => answer === 'counted').length).toBeLessThanOrEqual(5);
});

test('nobody has heard half a minute of audio that they were sent just now', async () => {
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  await fetchAudio(playlist, listener);
  expect(await play(playlist, listener)).toBe('audio-not-fetched');
  await halfAMinute();
  expect(await play(playlist, listener)).toBe('counted');
});

test('nobody has heard longer than since they were sent the audio, whatever they say', async () => {
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  await fetchAudio(playlist, listener);
  await halfAMinute();
  expect(await play(playlist, { ...listener, heardMs: 86_400_000 })).toBe('counted');
  const { plays, heardMs, passedMs } = await playsOf(listener.userId);
  expect(plays).toBe(1);
  expect(heardMs).toBeGreaterThanOrEqual(COUNTS_AFTER_MS);
  expect(heardMs).toBeLessThanOrEqual(passedMs);
});

test.each([
  ['two bytes of it', { range: 'bytes=0-1' }, 'GET'],
  ['less than half of it', { range: 'bytes=0-498' }, 'GET'],
  ['less than half of it, the last', { range: 'bytes=-499' }, 'GET'],
  ['bytes that it does not have', { range: 'bytes=5000-' }, 'GET'],
  ['its head alone', {}, 'HEAD'],
])('being sent %s is not being sent the audio', async (_what, headers, method) => {
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  for (let times = 0; times < 3; times++) await fetchAudio(playlist, listener, headers, method);
  await pass(3_600_000);
  expect(await play(playlist, listener)).toBe('audio-not-fetched');
});

test('being told in words that there is no such part is not being sent the audio, however little there is', async () => {
  const listener = await newListener();
  // The words are longer than the audio.
  const [playlist] = (await addPlaylists(1, 100)) as [Heard];
  expect((await fetchAudio(playlist, listener, { range: 'bytes=5000-' })).status).toBe(416);
  await pass(3_600_000);
  expect(await play(playlist, listener)).toBe('audio-not-fetched');
});

test('parts add up, wherever they lie and in whatever order they come', async () => {
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  for (const range of ['bytes=0-1', 'bytes=900-999', 'bytes=300-549', 'bytes=400-698']) {
    await fetchAudio(playlist, listener, { range });
  }
  await halfAMinute();
  expect(await play(playlist, listener)).toBe('counted');
});

test('audio that somebody else was sent is not one’s own', async () => {
  const [playlist] = (await addPlaylists(1)) as [Heard];
  await fetchAudio(playlist, { as: 'max' });
  await halfAMinute();
  expect(await play(playlist, await newListener())).toBe('audio-not-fetched');
});

test('what was sent counts while the rest of the answer is still to come', async () => {
  const listener = await newListener();
  // What is left when reading stops is more than the connection takes: on Linux up to 32 MB received and 4 MB sent.
  const size = 128_000_000;
  const [playlist] = (await addPlaylists(1, size)) as [Heard];
  const headers = { authorization: await bearer(listener), range: 'bytes=0-' };
  const request = get(`${api.url}/songs/${playlist.songId}/audio`, { headers });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  let read = 0;
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > size * 0.6) answer.pause();
  });
  const kept = async () => {
    const { rows } = await api.database.pool.query('SELECT bytes FROM audio_handouts WHERE user_id = $1', [
      listener.userId,
    ]);
    return rows[0]?.bytes ?? 0;
  };
  await expect.poll(kept).toBeGreaterThan(size / 2);
  expect(await kept()).toBeLessThan(size);
  await halfAMinute();
  expect(await play(playlist, listener)).toBe('counted');
  answer.destroy();
});

test('a browser that has the audio is told so only while it is on record that it was sent', async () => {
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  const first = await fetchAudio(playlist, listener);
  const unchanged = { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
  await halfAMinute();
  expect((await fetchAudio(playlist, listener, unchanged)).status).toBe(304);
  expect(await play(playlist, listener)).toBe('counted');
  // As after a day: its browser has it still, the API knows nothing of it.
  await api.database.pool.query('DELETE FROM audio_handouts WHERE user_id = $1', [listener.userId]);
  await pass(86_400_000);
  expect((await fetchAudio(playlist, listener, unchanged)).status).toBe(200);
  await halfAMinute();
  expect(await play(playlist, listener)).toBe('counted');
});

test('plays of an address that is not verified do not count, and do once it is', async () => {
  const listener = await newListener({ verified: false });
  const playlists = await addPlaylists(3);
  await Promise.all(playlists.map((each) => fetchAudio(each, listener)));
  await pass(3_600_000);
  expect(new Set(await atOnce(playlists, listener))).toEqual(new Set(['unverified-email']));
  await listener.verify();
  const { access_token: token } = await api.tenant.refresh(listener.refreshToken);
  expect(await play(playlists[0] as Heard, { token })).toBe('counted');
});

test('plays with a token that does not say whether the address is verified do not count', async () => {
  const call = await managementClient(api.tenant);
  const path = '/actions/triggers/post-login/bindings';
  const bind = async (bindings: object[]) =>
    expect((await call('PATCH', path, { bindings })).status).toBe(200);
  const { bindings } = (await call('GET', path)).body as { bindings: { action: { id: string } }[] };
  onTestFinished(() =>
    bind(bindings.map(({ action }) => ({ ref: { type: 'action_id', value: action.id } }))),
  );
  await bind([]);
  const listener = await newListener();
  const [playlist] = (await addPlaylists(1)) as [Heard];
  await fetchAudio(playlist, listener);
  await halfAMinute();
  expect(await play(playlist, listener)).toBe('unverified-email');
});

test('sign-ups that nobody verified make no editor, though they play a hundred times and more', async () => {
  const playlists = await addPlaylists(20);
  const listeners: Awaited<ReturnType<typeof newListener>>[] = [];
  while (listeners.length < 6) listeners.push(await newListener({ verified: false }));
  for (const listener of listeners) await fetchAudio(playlists[0] as Heard, listener);
  await pass(3_600_000);
  const answers = await Promise.all(listeners.map((listener) => atOnce(playlists, listener)));
  expect(answers.flat()).not.toContain('counted');
});

test('one listener makes the API keep so many songs and parts, and no more', async () => {
  const listener = await newListener();
  await api.database.pool.query(
    `INSERT INTO audio_handouts (user_id, song_id, ranges, bytes, handed_at, last_handed_at)
     SELECT $1, gen_random_uuid(), '{[0,2)}', 2, now() - interval '1 hour', now() - interval '1 hour'
     FROM generate_series(1, $2)`,
    [listener.userId, MOST_SONGS],
  );
  const [playlist] = (await addPlaylists(1)) as [Heard];
  for (let part = 0; part < 80; part++)
    await fetchAudio(playlist, listener, { range: `bytes=${part * 10}-${part * 10}` });
  const { rows } = await api.database.pool.query(
    `SELECT count(*)::int AS songs, max((SELECT count(*) FROM unnest(ranges)))::int AS parts
     FROM audio_handouts WHERE user_id = $1`,
    [listener.userId],
  );
  expect(rows[0].songs).toBe(MOST_SONGS);
  expect(rows[0].parts).toBeLessThanOrEqual(64);
});
