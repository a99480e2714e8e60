import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Person, someId, startTestApi, type TestApi, WEB_ORIGIN } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { audioFile, noise, upload, wavHeader } from '@setlist/api/test/uploads';
import { MAX_AUDIO_BYTES, MAX_UPLOADS_AT_ONCE, PLAN_LIMITS } from '@setlist/contracts';
import { holdTransaction } from '@setlist/postgres/test/hold-transaction';
import { untilWaiting } from '@setlist/postgres/test/until-waiting';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const rowOf = (songId: string) => api.database.prisma.song.findFirstOrThrow({ where: { songId } });
const problemOf = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
const spooled = async () => readdir(join(api.api.deps.env.audioDir, '.spool')).catch(() => []);
/** What is in storage. */
async function stored(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of api.api.deps.storage.olderThan(new Date(Date.now() + 60_000))) keys.push(key);
  return keys;
}

/** Begins to send audio without saying how much there is, and leaves it to the test how that goes on. */
async function beginUpload(person: Person, songId: string, headers: Record<string, string> = {}) {
  const sent = request(`${api.url}/songs/${songId}/audio`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await api.token(person)}`, ...headers },
  });
  sent.on('error', () => {});
  onTestFinished(() => void sent.destroy());
  const answer = new Promise<{ status: number; body: string }>((resolve) =>
    sent.once('response', async (answer) =>
      resolve({ status: answer.statusCode ?? 0, body: await text(answer) }),
    ),
  );
  return { sent, answer };
}

describe('PUT /songs/{songId}/audio', () => {
  test.each([
    ['tone.mp3', 'audio/mpeg', 'Tide', true],
    ['tone.m4a', 'audio/mp4', 'Tide', true],
    ['tone.aac', 'audio/aac', null, false],
    ['opus.ogg', 'audio/ogg', 'Tide', false],
    ['vorbis.ogg', 'audio/ogg', 'Tide', false],
    ['tone.flac', 'audio/flac', 'Tide', true],
    ['tone.wav', 'audio/wav', 'Tide', false],
  ])('keeps %s and plays it', async (name, type, title, hasCover) => {
    const { songId } = await addSong(api, 'vera', 'Of my own');
    const file = await audioFile(name);
    const answer = await upload(api, 'vera', songId, file);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
    const { tags, ...song } = await problemOf(answer);
    expect(tags).toEqual({ title, artist: title && 'Ebb', hasCover });
    expect(song).toMatchObject({ songname: 'Of my own', hasAudio: true, hasCover, version: 2 });
    expect(song.durationMs).toBeGreaterThan(590);
    expect(song.durationMs).toBeLessThan(640);
    expect((await api.as('vera').getSong({ params: { songId } })).body).toEqual(song);
    const played = await api.send(`GET /songs/${songId}/audio`, { as: 'vera' });
    expect(played.headers.get('content-type')).toBe(type);
    expect(played.headers.get('etag')).toBe(`"${createHash('sha256').update(file).digest('hex')}"`);
    expect(Buffer.from(await played.arrayBuffer()).equals(file)).toBe(true);
    expect(await spooled()).toEqual([]);
  });

  test('takes title and artist over when that is asked for', async () => {
    const { songId } = await addSong(api, 'jane', 'untitled (3)');
    const answer = await upload(api, 'jane', songId, await audioFile('tone.mp3'), { query: '?tags=apply' });
    expect(await answer.json()).toMatchObject({ songname: 'Tide', artist: 'Ebb' });
    const { songId: other } = await addSong(api, 'jane', 'untitled (4)');
    const silent = await upload(api, 'jane', other, await audioFile('tone.aac'), { query: '?tags=apply' });
    expect(await silent.json()).toMatchObject({ songname: 'untitled (4)', artist: 'The Ebb' });
  });

  test('replaces the audio, takes the old out of storage, and forgets what was sent of it', async () => {
    const { songId } = await addSong(api, 'vera');
    expect((await upload(api, 'vera', songId, await audioFile('tone.m4a'))).status).toBe(409);
    expect((await upload(api, 'vera', songId, noise(20_000))).status).toBe(200);
    const before = await rowOf(songId);
    await (await api.send(`GET /songs/${songId}/audio`, { as: 'vera' })).arrayBuffer();
    await api.api.deps.handouts.kept('auth0|vera', songId);
    const answer = await upload(api, 'vera', songId, noise(12_000));
    expect(await answer.json()).toMatchObject({ hasCover: false, durationMs: 1_495, version: 3 });
    const { audioKey = '' } = before;
    expect(await api.api.deps.storage.find(audioKey ?? '')).toBeUndefined();
    expect(await api.database.prisma.audioHandout.count({ where: { songId } })).toBe(0);
  });

  test.each([
    ['plain text', 'text/plain', Buffer.from('La la la, '.repeat(2_000))],
    ['PNG image', 'image/png', () => audioFile('cover.png')],
    ['a video', 'video/mp4', () => audioFile('film.mp4')],
    ['ZIP file', 'application/zip', Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1')],
    ['empty', undefined, Buffer.alloc(0)],
    ['not known', undefined, Buffer.alloc(5_000, 0xfe)],
  ])(
    'says of a file that is no audio that it is %s, whatever it is called',
    async (what, actualType, file) => {
      const { songId } = await addSong(api, 'vera');
      const bytes = typeof file === 'function' ? await file() : file;
      const answer = await upload(api, 'vera', songId, bytes, { headers: { 'content-type': 'audio/mpeg' } });
      expect(answer.status).toBe(415);
      const problem = await problemOf(answer);
      expect(problem.detail).toContain(what);
      expect(problem.actualType).toBe(actualType);
      expect(await rowOf(songId)).toMatchObject({ audioKey: null, version: 1 });
      expect(await spooled()).toEqual([]);
    },
  );

  test('says so while the file still comes', async () => {
    const { songId } = await addSong(api, 'vera');
    const { sent, answer } = await beginUpload('vera', songId);
    sent.write('Not a sound, '.repeat(1_000));
    const { status, body } = await answer;
    expect([status, body]).toEqual([415, expect.stringContaining('plain text')]);
  });

  test.each([
    ['a WAV without samples', wavHeader(0)],
    ['a FLAC of noise', Buffer.concat([Buffer.from('fLaC'), noise(9_000)])],
  ])('refuses %s, which nothing plays', async (_, file) => {
    const { songId } = await addSong(api, 'vera');
    const answer = await upload(api, 'vera', songId, file);
    expect(answer.status).toBe(422);
    expect(await problemOf(answer)).toMatchObject({ type: expect.stringMatching(/undecodable-audio$/) });
    expect(await rowOf(songId)).toMatchObject({ audioKey: null, version: 1 });
    expect(await spooled()).toEqual([]);
  });

  test.each(['alac.m4a'])('refuses a codec that no decoder here plays: %s', async (name) => {
    const { songId } = await addSong(api, 'vera');
    expect((await upload(api, 'vera', songId, await audioFile(name))).status).toBe(422);
  });

  test('refuses a file that cannot be one by its length, before any of it has come', async () => {
    const { songId } = await addSong(api, 'vera');
    const { sent, answer } = await beginUpload('vera', songId, {
      'content-length': `${MAX_AUDIO_BYTES + 1}`,
    });
    sent.flushHeaders();
    const { status, body } = await answer;
    expect([status, JSON.parse(body).limit]).toEqual([413, MAX_AUDIO_BYTES]);
  });

  test('closes the connection of a refused file once the answer had its time', async () => {
    const { songId } = await addSong(api, 'vera');
    const { sent, answer } = await beginUpload('vera', songId, {
      'content-length': `${MAX_AUDIO_BYTES + 1}`,
    });
    const closed = new Promise((resolve) => sent.once('close', resolve));
    sent.flushHeaders();
    expect((await answer).status).toBe(413);
    await closed;
  });

  test('lets a client that goes on sending have the answer', async () => {
    const { songId } = await addSong(api, 'vera');
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const authorization = `Authorization: Bearer ${await api.token('vera')}`;
    socket.write(
      `PUT /songs/${songId}/audio HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\nContent-Length: 90000000\r\n\r\n`,
    );
    // It reads nothing before it has sent a lot, as browsers do.
    socket.pause();
    for (let piece = 0; piece < 40; piece++) {
      if (!socket.write(Buffer.alloc(500_000, 'No sound. '))) await once(socket, 'drain');
    }
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 415 [\s\S]*plain text/);
  });

  test('is for the caller’s own songs alone', async () => {
    const { songId } = await addSong(api, 'vera');
    expect((await upload(api, 'jane', songId, noise(5_000))).status).toBe(404);
    expect((await upload(api, 'jane', someId(), noise(5_000))).status).toBe(404);
  });

  test('comes from a page of the web app by the audio cookie, and from no other origin', async () => {
    const { songId } = await addSong(api, 'vera');
    const set = (await api.send('POST /audioCookie', { as: 'vera' })).headers.get('set-cookie') ?? '';
    const send = (origin: string) =>
      api.send(`PUT /songs/${songId}/audio`, {
        headers: { cookie: set.split(';')[0] ?? '', origin },
        file: noise(5_000),
      });
    expect((await send('https://evil.example')).status).toBe(403);
    const answer = await send(WEB_ORIGIN);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(WEB_ORIGIN);
    expect(answer.headers.get('access-control-expose-headers')).toContain('Link');
  });

  test('names the song that has the same file', async () => {
    const file = noise(9_000);
    const { songId: first } = await addSong(api, 'vera', 'The first');
    const { songId: second } = await addSong(api, 'vera', 'The second');
    expect((await upload(api, 'vera', first, file)).status).toBe(200);
    const answer = await upload(api, 'vera', second, file);
    expect([answer.status, answer.headers.get('link')]).toEqual([
      409,
      `</songs/${first}/audio>; rel="duplicate"`,
    ]);
    expect(await problemOf(answer)).toMatchObject({
      songId: first,
      detail: expect.stringContaining('The first'),
    });
    expect(await rowOf(second)).toMatchObject({ audioKey: null, version: 1 });
    // To the song itself it may be sent again, and another person has songs of their own.
    expect((await upload(api, 'vera', first, file)).status).toBe(200);
    const { songId: janes } = await addSong(api, 'jane');
    expect((await upload(api, 'jane', janes, file)).status).toBe(200);
  });

  test('takes one of two that bring the same file at once', async () => {
    const file = noise(9_000);
    const songs = [await addSong(api, 'vera'), await addSong(api, 'vera')];
    const before = await stored();
    const answers = await Promise.all(songs.map(({ songId }) => upload(api, 'vera', songId, file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stored()).toHaveLength(before.length + 1);
  });

  test('leaves nothing behind of a file that ends early', async () => {
    const { songId } = await addSong(api, 'vera');
    const { sent } = await beginUpload('vera', songId);
    sent.write(noise(200_000));
    await expect.poll(spooled).toHaveLength(1);
    sent.destroy();
    await expect.poll(spooled).toEqual([]);
    expect(await rowOf(songId)).toMatchObject({ audioKey: null, version: 1 });
  });

  test('receives only so many files of one person at once', async () => {
    const songs = await Promise.all(
      Array.from({ length: MAX_UPLOADS_AT_ONCE + 1 }, () => addSong(api, 'jesse')),
    );
    const [last, ...others] = songs;
    const begun = await Promise.all(others.map(({ songId }) => beginUpload('jesse', songId)));
    for (const { sent } of begun) sent.write(noise(50_000));
    await expect.poll(spooled).toHaveLength(MAX_UPLOADS_AT_ONCE);
    const songId = last?.songId ?? '';
    const refused = await upload(api, 'jesse', songId, noise(5_000));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    for (const { sent } of begun) sent.destroy();
    await expect.poll(spooled).toEqual([]);
    expect((await upload(api, 'jesse', songId, noise(5_000))).status).toBe(200);
  });
});

describe('what the plan free holds of audio', () => {
  const limit = PLAN_LIMITS.free.audioBytes;

  /** Leaves so many bytes to Max, whose other song has taken the rest. */
  async function leave(bytes: number) {
    const { prisma } = api.database;
    await prisma.song.deleteMany({ where: { userId: 'auth0|max' } });
    const { songId } = await addSong(api, 'max');
    await prisma.song.updateMany({
      where: { songId },
      data: { audioBytes: limit - bytes, audioType: 'audio/wav', audioKey: `${someId()}.wav` },
    });
    return songId;
  }

  test('is said before a larger file has come, or as soon as more has come', async () => {
    await leave(10_000);
    const { songId } = await addSong(api, 'max');
    const told = await upload(api, 'max', songId, noise(10_001));
    expect(told.status).toBe(413);
    expect(await problemOf(told)).toMatchObject({ limit: 10_000, plan: 'free' });
    const { sent, answer } = await beginUpload('max', songId);
    sent.write(noise(10_001));
    const { status, body } = await answer;
    expect([status, JSON.parse(body).plan]).toEqual([413, 'free']);
    expect(await rowOf(songId)).toMatchObject({ audioKey: null });
    expect((await upload(api, 'max', songId, noise(10_000))).status).toBe(200);
    expect(await spooled()).toEqual([]);
  });

  test('takes the place of the audio that is replaced for free', async () => {
    const full = await leave(0);
    const { songId } = await addSong(api, 'max');
    expect((await upload(api, 'max', songId, noise(5_000))).status).toBe(413);
    expect((await upload(api, 'max', full, noise(5_000))).status).toBe(200);
    expect((await upload(api, 'max', songId, noise(5_000))).status).toBe(200);
  });

  test('holds also when several files come at once', async () => {
    await leave(20_000);
    const songs = [await addSong(api, 'max'), await addSong(api, 'max'), await addSong(api, 'max')];
    const before = await stored();
    // All have come and were looked into before the first is written down.
    const { pool } = api.database;
    const commit = await holdTransaction(pool, (db) =>
      db.query("SELECT FROM songs WHERE user_id = 'auth0|max' FOR UPDATE"),
    );
    const uploads = Promise.all(songs.map(({ songId }) => upload(api, 'max', songId, noise(9_000))));
    await untilWaiting(pool, uploads, songs.length);
    await commit();
    expect((await uploads).map(({ status }) => status).sort()).toEqual([200, 200, 413]);
    expect(await stored()).toHaveLength(before.length + 2);
  });
});

describe('GET /songs/{songId}/cover', () => {
  const coverOf = (songId: string, as: Person, headers: Record<string, string> = {}) =>
    api.send(`GET /songs/${songId}/cover`, { as, headers });

  test.each([
    ['tone.mp3', 'cover.png', 'image/png'],
    ['tone.m4a', 'cover.jpg', 'image/jpeg'],
    ['tone.flac', 'cover.png', 'image/png'],
  ])('sends the image that came within %s', async (name, image, type) => {
    await api.database.prisma.song.deleteMany({ where: { userId: 'auth0|max' } });
    const { songId } = await addSong(api, 'max');
    expect((await coverOf(songId, 'max')).status).toBe(404);
    expect((await upload(api, 'max', songId, await audioFile(name))).status).toBe(200);
    const answer = await coverOf(songId, 'max');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    expect(Buffer.from(await answer.arrayBuffer()).equals(await audioFile(image))).toBe(true);
    const unchanged = { 'if-none-match': answer.headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    expect((await coverOf(songId, 'max', unchanged)).status).toBe(304);
  });

  test('is shown to the owner by the audio cookie alone, and to nobody else by theirs', async () => {
    await api.database.prisma.song.deleteMany({ where: { userId: 'auth0|max' } });
    const { songId } = await addSong(api, 'max');
    expect((await upload(api, 'max', songId, await audioFile('tone.mp3'))).status).toBe(200);
    const statusBy = async (person: Person) => {
      const set = (await api.send('POST /audioCookie', { as: person })).headers.get('set-cookie') ?? '';
      const headers = { cookie: set.split(';')[0] ?? '' };
      return (await api.send(`GET /songs/${songId}/cover`, { headers })).status;
    };
    expect([await statusBy('max'), await statusBy('jane')]).toEqual([200, 404]);
    expect((await api.send(`GET /songs/${songId}/cover`)).status).toBe(401);
  });

  test('is seen by those who may hear the song, and goes with it', async () => {
    await api.database.prisma.song.deleteMany({ where: { userId: 'auth0|max' } });
    const { songId } = await addSong(api, 'max');
    expect((await upload(api, 'max', songId, await audioFile('tone.mp3'))).status).toBe(200);
    expect((await coverOf(songId, 'jane')).status).toBe(404);
    const { body: playlist } = await api
      .as('max')
      .createPlaylist({ body: { name: 'A', visibility: 'public' } });
    const { playlistId } = playlist;
    const listed = { params: { playlistId }, headers: { 'if-match': '"1"' }, body: { songIds: [songId] } };
    const { body } = await api.as('max').replacePlaylistSongs(listed);
    expect(body.songs).toEqual([expect.objectContaining({ songId, hasCover: true })]);
    expect((await coverOf(songId, 'jane')).status).toBe(200);
    expect((await api.send(`DELETE /songs/${songId}`, { as: 'max' })).status).toBe(204);
    for (const person of ['max', 'jane'] as const) expect((await coverOf(songId, person)).status).toBe(404);
  });
});
