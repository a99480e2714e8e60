import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { audioFile, upload } from '@setlist/api/test/uploads';
import { runForOne, sql } from '@setlist/db/sql';
import { planSound, soundFile } from '@setlist/synth';
import type { JobHelpers } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMakeSound, MAKE_SOUND } from './make-sound-job.ts';

// Sounds that were made before stand for all: what takes time is looked at in sounds.test.ts.
const SEED = 7;
const made = { seed: `${SEED}`, genre: 'Ambient' } as const;

let api: TestApi;
let soundsDir: string;
beforeAll(async () => {
  soundsDir = await mkdtemp(join(tmpdir(), 'setlist-sounds-'));
  for (const mood of [undefined, 'calm', 'dark'] as const) {
    await writeFile(join(soundsDir, soundFile({ ...made, mood })), `sound ${mood}`);
  }
  api = await startTestApi({ env: { soundsDir } });
});
afterAll(async () => {
  await api.close();
  await rm(soundsDir, { recursive: true });
});

type Mood = 'calm' | 'dark';

/** Asks for a sound of a song, and returns what its job is told. */
async function ask(songId: string, mood?: Mood) {
  const body = { seed: SEED, ...(mood ? { mood } : {}) };
  expect((await api.as('vera').createSound({ params: { songId }, body })).status).toBe(202);
  const { soundAsk } = await rowOf(songId);
  return { userId: 'auth0|vera', songId, ask: soundAsk };
}

/** Runs the job as the queue does, at its last attempt unless told. */
function work(told: unknown, attempts = 5, deps = api.api.deps) {
  const job = { attempts, max_attempts: 5 };
  return createMakeSound(deps)(told, { job, abortSignal: undefined } as unknown as JobHelpers);
}

const newSong = async () => (await addSong(api, 'vera')).songId;
const rowOf = (songId: string) =>
  api.database.prisma.song.findFirstOrThrow({ where: { userId: 'auth0|vera', songId } });

/** The objects there are. */
async function objects(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of api.api.deps.storage.olderThan(new Date(Date.now() + 60_000))) keys.push(key);
  return keys.sort();
}

test('gives the song its audio and what the plan said of it, and is then done', async () => {
  const songId = await newSong();
  await work(await ask(songId));
  const { durationMs, audioBytes } = planSound(made);
  const row = await rowOf(songId);
  expect(row).toMatchObject({
    soundAsk: null,
    soundFailed: false,
    durationMs,
    audioBytes,
    audioSha256: null,
  });
  const answer = await api.send(`GET /songs/${songId}/audio`, { as: 'vera' });
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual([
    'audio/mpeg',
    'sound undefined',
  ]);
  const { body } = await api.as('vera').getSong({ params: { songId } });
  expect(body).toMatchObject({
    hasAudio: true,
    beingMade: false,
    soundFailed: false,
    durationMs,
    version: 1,
  });
});

test('replaces a sound by another one, and keeps nothing of the old one', async () => {
  const songId = await newSong();
  await work(await ask(songId));
  const before = await rowOf(songId);
  const told = await ask(songId, 'calm');
  // Until the new one is there the old one plays.
  expect((await api.send(`GET /songs/${songId}/audio`, { as: 'vera' })).status).toBe(200);
  const handed = () => api.database.prisma.audioHandout.count({ where: { songId } });
  await expect.poll(handed).toBe(1);
  await work(told);
  const { audioKey } = await rowOf(songId);
  expect(audioKey).not.toBe(before.audioKey);
  expect(await objects()).toContain(audioKey);
  expect(await objects()).not.toContain(before.audioKey);
  expect(await handed()).toBe(0);
});

describe('what was made is thrown away, and nothing of it is left,', () => {
  test('when the song was deleted meanwhile', async () => {
    const songId = await newSong();
    const told = await ask(songId);
    const before = await objects();
    await during(told, () => api.as('vera').deleteSong({ params: { songId } }));
    expect(await objects()).toEqual(before);
  });

  test('when a file was uploaded meanwhile, which stays', async () => {
    const songId = await newSong();
    const told = await ask(songId);
    const before = await objects();
    await during(told, async () => {
      const answer = await upload(api, 'vera', songId, await audioFile('tone.mp3'));
      expect(answer.status).toBe(200);
    });
    const { audioKey, coverKey, audioSha256, soundFailed } = await rowOf(songId);
    expect([audioSha256, soundFailed]).toEqual([expect.any(String), false]);
    expect(await objects()).toEqual([...before, audioKey, coverKey].sort());
  });

  test('when another one was asked for meanwhile, which comes', async () => {
    const songId = await newSong();
    const first = await ask(songId, 'dark');
    const before = await objects();
    let second: unknown;
    await during(first, async () => {
      second = await ask(songId, 'calm');
    });
    expect(await objects()).toEqual(before);
    expect(await rowOf(songId)).toMatchObject({ audioKey: null, soundMood: 'calm' });
    await work(second);
    expect(await (await api.send(`GET /songs/${songId}/audio`, { as: 'vera' })).text()).toBe('sound calm');
    // The first once more, as a queue may do.
    await work(first);
    expect(await rowOf(songId)).toMatchObject({ soundMood: 'calm', soundFailed: false });
  });

  /** Lets something happen when the sound is there and the row does not say so yet. */
  async function during(told: unknown, happen: () => Promise<unknown>) {
    const { deps } = api.api;
    const storage: typeof deps.storage = {
      ...deps.storage,
      async put(...args) {
        await deps.storage.put(...args);
        await happen();
      },
    };
    await work(told, 5, { ...deps, storage });
  }
});

describe('a sound that cannot be made', () => {
  const away = () => {
    const { deps } = api.api;
    const storage = { ...deps.storage, put: () => Promise.reject(new Error('no room')) };
    return { ...deps, storage };
  };

  test('is left to the queue, to be tried again', async () => {
    const songId = await newSong();
    const told = await ask(songId);
    await expect(work(told, 4, away())).rejects.toThrow('no room');
    expect(await rowOf(songId)).toMatchObject({ soundAsk: told.ask, soundFailed: false });
    await work(told);
    expect(await rowOf(songId)).toMatchObject({ soundAsk: null, soundFailed: false });
  });

  test('is said to have failed when it was tried for the last time, until another one is asked for', async () => {
    const songId = await newSong();
    await work(await ask(songId), 5, away());
    const song = async () => (await api.as('vera').getSong({ params: { songId } })).body;
    expect(await song()).toMatchObject({ beingMade: false, soundFailed: true, hasAudio: false });
    expect(api.logged).toContainEqual(expect.objectContaining({ msg: 'a sound could not be made', songId }));
    await ask(songId);
    expect(await song()).toMatchObject({ beingMade: true, soundFailed: false });
  });
});

test('does not go beyond the plan, also when the room was there as it was asked for', async () => {
  const { prisma } = api.database;
  const { songId } = await addSong(api, 'jesse');
  const { songId: other } = await addSong(api, 'jesse');
  const fill = (audioBytes: number) =>
    prisma.song.updateMany({
      where: { songId: other },
      data: { audioBytes, audioKey: 'x.mp3', audioType: 'audio/mpeg' },
    });
  const create = () => api.send(`POST /songs/${songId}/sound`, { as: 'jesse', body: { seed: SEED } });
  await fill(99_900_000);
  const refused = await create();
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ limit: 100_000_000, plan: 'free' });
  await fill(1_000);
  expect((await create()).status).toBe(202);
  const { soundAsk } = await prisma.song.findFirstOrThrow({ where: { songId } });
  await fill(99_900_000);
  await work({ userId: 'auth0|jesse', songId, ask: soundAsk });
  expect(await prisma.song.findFirst({ where: { songId } })).toMatchObject({
    audioKey: null,
    soundFailed: true,
  });
});

describe('sounds without a job', () => {
  const enqueue = () => runForOne(api.database.pool, sql.enqueueMissingSounds, { milliseconds: 60_000 });
  const jobs = async () => {
    const { rows } = await api.database.pool.query<{ key: string; priority: number }>(
      'SELECT key, priority FROM graphile_worker.jobs WHERE task_identifier = $1 ORDER BY priority',
      [MAKE_SOUND],
    );
    return rows;
  };

  test('get one each, those of featured playlists first, and no second one', async () => {
    const { pool, prisma } = api.database;
    await pool.query('DELETE FROM graphile_worker._private_jobs; UPDATE songs SET sound_ask = NULL');
    const songs = await Promise.all([newSong(), newSong(), newSong()]);
    const [, , featured = ''] = songs;
    const { body } = await api.as('vera').createPlaylist({ body: { name: 'Front', visibility: 'public' } });
    const { playlistId } = body;
    const entry = { userId: 'auth0|vera', playlistId, position: 1 };
    await prisma.playlistSong.create({ data: { ...entry, songUserId: 'auth0|vera', songId: featured } });
    await prisma.featuredPlaylist.create({ data: entry });
    await pool.query(
      'UPDATE songs SET sound_seed = 1, sound_ask = gen_random_uuid() WHERE song_id = ANY($1::uuid[])',
      [songs],
    );
    expect(await enqueue()).toEqual({ enqueued: 3 });
    expect((await jobs()).map(({ key }) => key)[0]).toBe(`make-sound:${featured}`);
    expect(new Set((await jobs()).map(({ priority }) => priority)).size).toBe(3);
    expect(await enqueue()).toEqual({ enqueued: 0 });
    // One whose worker is gone, and one that nobody tries any more.
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes', locked_by = 'gone'
       WHERE key = $1`,
      [`make-sound:${songs[0]}`],
    );
    await pool.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1', [
      `make-sound:${songs[1]}`,
    ]);
    expect(await enqueue()).toEqual({ enqueued: 2 });
    expect(await enqueue()).toEqual({ enqueued: 0 });
    // What somebody waits for comes before all of them.
    const asked = await newSong();
    await ask(asked);
    expect((await jobs())[0]?.key).toBe(`make-sound:${asked}`);
  });
});
