import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Person, someId, startTestApi, type TestApi, WEB_ORIGIN } from '@setlist/api/test/api';
import { addPlaylist } from '@setlist/api/test/music';
import { AUDIO_COOKIE, contracts, type RouteContract } from '@setlist/contracts';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { UserCaller } from '../context.ts';
import { audioCookieFor } from './audio-cookie.ts';

const MINUTE_MS = 60_000;
const SOUND = 'sound';

let api: TestApi;
let privateSong: string;
let publicSong: string;
beforeAll(async () => {
  api = await startTestApi();
  privateSong = await addSound('private');
  publicSong = await addSound('public');
});
afterEach(() => vi.useRealTimers());
afterAll(() => api.close());

/** A song of Vera's with a file. */
async function addSound(visibility: 'public' | 'private'): Promise<string> {
  const songId = (await addPlaylist(api, 'vera', { visibility })).songs[0]?.songId ?? '';
  await writeFile(join(api.api.deps.env.audioDir, `${songId}.mp3`), SOUND);
  await api.database.pool.query(
    "UPDATE songs SET audio_key = song_id || '.mp3', audio_bytes = $2, audio_type = 'audio/mpeg' WHERE song_id = $1",
    [songId, SOUND.length],
  );
  return songId;
}

/** What the API sets for a person: the cookie's value, and its attributes as a browser is told them. */
async function cookieOf(person: Person) {
  const answer = await api.send('POST /audioCookie', { as: person });
  expect(answer.status).toBe(204);
  const [pair = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ');
  const [name, value = ''] = pair.split('=');
  expect(name).toBe(AUDIO_COOKIE.name);
  return { value, attributes };
}

const withCookie = (value: string) => ({ cookie: `theme=dark; ${AUDIO_COOKIE.name}=${value}; other=1` });
const audioOf = (songId: string) => `GET /songs/${songId}/audio`;
const statusBy = async (value: string, request = audioOf(privateSong)) =>
  (await api.send(request, { headers: withCookie(value) })).status;

describe('the audio cookie', () => {
  test('is kept from scripts and other sites, below the paths that need it, for a quarter of an hour', async () => {
    const { attributes } = await cookieOf('vera');
    expect(attributes).toEqual(['Path=/songs', 'Max-Age=900', 'HttpOnly', 'SameSite=Strict']);
  });

  test('travels over https alone where the API is reached so, to the domain that it is told', async () => {
    const caller = {
      userId: 'auth0|vera',
      plan: 'full',
      expiresAt: Date.now() / 1_000 + 1_000,
    } as UserCaller;
    const { env } = api.api.deps;
    const audioCookie = { ...env.audioCookie, domain: 'setlist.example' };
    const set = await audioCookieFor(
      { ...env, publicUrl: 'https://api.setlist.example', audioCookie },
      caller,
    );
    expect(set.split('; ')).toEqual(expect.arrayContaining(['Domain=setlist.example', 'Secure']));
  });

  test('opens a song to its owner without a token, whole, in parts, and by HEAD', async () => {
    const headers = withCookie((await cookieOf('vera')).value);
    const whole = await api.send(audioOf(privateSong), { headers });
    expect([whole.status, await whole.text()]).toEqual([200, SOUND]);
    expect(whole.headers.get('cache-control')).toBe('private, no-cache');
    const part = await api.send(audioOf(privateSong), { headers: { ...headers, range: 'bytes=1-2' } });
    expect([part.status, await part.text()]).toEqual([206, 'ou']);
    const head = await api.send(`HEAD /songs/${privateSong}/audio`, { headers });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, `${SOUND.length}`]);
  });

  test('opens to a person what they may hear, and nothing else', async () => {
    const { value } = await cookieOf('jane');
    expect(await statusBy(value)).toBe(404);
    expect(await statusBy(value, audioOf(publicSong))).toBe(200);
  });

  test('keeps of its bearer what was sent, as of any listener', async () => {
    const { value } = await cookieOf('max');
    const answer = await api.send(audioOf(publicSong), { headers: withCookie(value) });
    await answer.arrayBuffer();
    const kept = () =>
      api.database.prisma.audioHandout.findMany({ where: { userId: 'auth0|max', songId: publicSong } });
    await expect.poll(async () => (await kept()).map(({ bytes }) => bytes)).toEqual([SOUND.length]);
  });

  test('ends after a quarter of an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const { value } = await cookieOf('vera');
    vi.setSystemTime(Date.now() + 14 * MINUTE_MS);
    expect(await statusBy(value)).toBe(200);
    vi.setSystemTime(Date.now() + 2 * MINUTE_MS);
    expect(await statusBy(value)).toBe(401);
  });

  test('ends with the token that it was made for', async () => {
    const now = Math.floor(Date.now() / 1_000);
    vi.useFakeTimers({ toFake: ['Date'], now: now * 1_000 });
    const caller = { userId: 'auth0|vera', plan: 'full', expiresAt: now + 60 } as UserCaller;
    const set = await audioCookieFor(api.api.deps.env, caller);
    expect(set).toContain('Max-Age=60;');
    const value = set.slice(set.indexOf('=') + 1, set.indexOf(';'));
    expect(await statusBy(value)).toBe(200);
    vi.setSystemTime((now + 61) * 1_000);
    expect(await statusBy(value)).toBe(401);
  });

  test('is no token, on no route', async () => {
    const { value } = await cookieOf('vera');
    for (const request of ['GET /songs', audioOf(privateSong)]) {
      const answer = await api.send(request, { headers: { authorization: `Bearer ${value}` } });
      expect(answer.status, request).toBe(401);
    }
  });

  test('does not help whoever sends a bad token', async () => {
    const headers = { ...withCookie((await cookieOf('vera')).value), authorization: 'Bearer a.b.c' };
    expect((await api.send(audioOf(privateSong), { headers })).status).toBe(401);
  });
});

const others = Object.entries<RouteContract>(contracts).filter(([, { alsoByCookie }]) => !alsoByCookie);

test.each(others)('%s is not opened by the audio cookie', async (_name, { method, path }) => {
  const { value } = await cookieOf('vera');
  const request = `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, someId())}`;
  const headers = { ...withCookie(value), origin: WEB_ORIGIN };
  expect((await api.send(request, { headers })).status).toBe(401);
});

describe('a forged audio cookie', () => {
  const claims = (): JWTPayload => ({
    ...{ sub: 'auth0|vera', plan: 'full', iss: api.api.deps.env.publicUrl, aud: 'setlist-audio' },
    ...{ iat: Math.floor(Date.now() / 1_000), exp: Math.floor(Date.now() / 1_000) + 60 },
  });
  const secret = () => api.api.deps.env.audioCookie.secret;
  const sign = (payload: JWTPayload, { key = secret(), alg = 'HS256' } = {}) =>
    new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));

  test('is one that these tests could make, but for what each of them changes', async () => {
    expect(await statusBy(await sign(claims()))).toBe(200);
  });

  test.each<[string, () => Promise<string>]>([
    [
      'signed by another secret',
      () => sign(claims(), { key: 'another secret of at least thirty-two bytes' }),
    ],
    ['of another algorithm', () => sign(claims(), { alg: 'HS512' })],
    ['without a signature', async () => new UnsecuredJWT(claims()).encode()],
    ['for another audience', () => sign({ ...claims(), aud: 'https://api.setlist.example' })],
    ['of another issuer', () => sign({ ...claims(), iss: 'https://evil.example' })],
    ['for nobody', () => sign({ ...claims(), sub: undefined })],
    ['without an end', () => sign({ ...claims(), exp: undefined })],
    ['of an unknown plan', () => sign({ ...claims(), plan: 'gold' })],
    ['that is an access token', () => api.token('vera')],
    ['that is empty', async () => ''],
    ['that is no token at all', async () => '%00"é'],
  ])('%s opens nothing', async (_, forge) => {
    const answer = await api.send(audioOf(privateSong), {
      headers: withCookie(encodeURI(await forge())),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="api"');
  });
});

describe('audio', () => {
  const ask = (origin: string, method = 'OPTIONS') =>
    api.send(`${method} /songs/${publicSong}/audio`, {
      as: 'vera',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
  const toldBy = ({ headers }: Response) =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-allow')));

  test('may be asked for by scripts of the web app, with the cookie, and says so to no other origin', async () => {
    expect(toldBy(await ask(WEB_ORIGIN))).toEqual({
      'access-control-allow-origin': WEB_ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': expect.stringContaining('GET'),
    });
    const got = await ask(WEB_ORIGIN, 'GET');
    expect(got.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
    expect(got.headers.get('vary')).toContain('Origin');
    for (const method of ['OPTIONS', 'GET']) {
      for (const origin of ['http://localhost:3001', 'https://evil.example', 'null']) {
        const { 'access-control-allow-origin': allowed } = toldBy(await ask(origin, method));
        expect(allowed, `${method} ${origin}`).toBeUndefined();
      }
    }
  });

  test('may be shown by pages of the same site, which nothing else of the API may', async () => {
    const of = async (request: string) =>
      (await api.send(request, { as: 'vera' })).headers.get('cross-origin-resource-policy');
    expect(await of(audioOf(publicSong))).toBe('same-site');
    expect(await of('GET /songs')).toBe('same-origin');
  });
});
