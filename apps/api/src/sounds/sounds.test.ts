import { someId, startTestApi, type TestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { MOODS } from '@setlist/contracts';
import { makeSound, moods, planSound, styles } from '@setlist/synth';
import { afterAll, beforeAll, expect, test } from 'vitest';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ env: { soundThreads: 1 } });
});
afterAll(() => api.close());

const TIME_MS = 60_000;
const songOf = async (songId: string) => (await api.as('vera').getSong({ params: { songId } })).body;

test('makes what was asked for, beside the requests, and the same for the same', {
  timeout: TIME_MS,
}, async () => {
  const { songId } = await addSong(api, 'vera');
  const params = { songId };
  const { status, body } = await api.as('vera').createSound({ params, body: { mood: 'bright', seed: 5 } });
  expect([status, body.beingMade, body.hasAudio]).toEqual([202, true, false]);
  await expect.poll(async () => (await songOf(songId)).hasAudio, { timeout: TIME_MS }).toBe(true);
  const sound = { seed: '5', genre: 'Ambient', mood: 'bright' } as const;
  const { durationMs } = planSound(sound);
  expect(await songOf(songId)).toMatchObject({ beingMade: false, soundFailed: false, durationMs });
  const answer = await api.send(`GET /songs/${songId}/audio`, { as: 'vera' });
  const [got, expected] = [Buffer.from(await answer.arrayBuffer()), await makeSound(sound)];
  expect(got.equals(expected)).toBe(true);
});

test('draws a number where none is given', async () => {
  const { songId } = await addSong(api, 'vera');
  const seeds = [];
  for (let time = 0; time < 2; time++) {
    await api.as('vera').createSound({ params: { songId }, body: {} });
    const row = await api.database.prisma.song.findFirst({ where: { songId } });
    seeds.push(row?.soundSeed);
  }
  expect(new Set(seeds).size).toBe(2);
  await api.as('vera').deleteSong({ params: { songId } });
});

test('leaves a file of one’s own alone', async () => {
  const { songId } = await addSong(api, 'vera');
  const own = { audioKey: 'own.mp3', audioBytes: 3, audioType: 'audio/mpeg', audioSha256: songId };
  await api.database.prisma.song.updateMany({ where: { songId }, data: own });
  const answer = await api.send(`POST /songs/${songId}/sound`, { as: 'vera', body: {} });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ type: 'https://setlist.example/problems/own-audio' });
  expect(await songOf(songId)).toMatchObject({ beingMade: false, hasAudio: true });
});

test('refuses another’s song, one that there is not, and what is no mood and no number', async () => {
  const { songId } = await addSong(api, 'vera');
  const status = async (as: 'vera' | 'jane', id: string, body: unknown) =>
    (await api.send(`POST /songs/${id}/sound`, { as, body })).status;
  expect(await status('jane', songId, {})).toBe(404);
  expect(await status('vera', someId(), {})).toBe(404);
  for (const body of [{ mood: 'jolly' }, { seed: -1 }, { seed: 1.5 }, { seed: 2 ** 31 }, { seed: '1' }]) {
    expect(await status('vera', songId, body), JSON.stringify(body)).toBe(422);
  }
  expect((await songOf(songId)).beingMade).toBe(false);
});

test('the synthesizer plays every genre and every mood that may be asked for', async () => {
  const { body } = await api.as('vera').listGenres();
  expect(body.items.map(({ name }) => name).filter((name) => !(name in styles))).toEqual([]);
  expect(moods).toEqual(MOODS);
});
