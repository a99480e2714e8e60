import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { type S3Store, startS3Store } from '@setlist/api/test/s3-store';
import { audioFile, noise, upload } from '@setlist/api/test/uploads';
import { afterAll, beforeAll, expect, test } from 'vitest';

let store: S3Store;
let api: TestApi;
beforeAll(async () => {
  store = await startS3Store();
  api = await startTestApi({ env: { s3: store.location } });
});
afterAll(async () => {
  await api.close();
  await store.close();
});

const rowOf = (songId: string) => api.database.prisma.song.findFirstOrThrow({ where: { songId } });
const spooled = () => readdir(join(api.api.deps.env.audioDir, '.spool'));

async function stored(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of api.api.deps.storage.olderThan(new Date(Date.now() + 60_000))) keys.push(key);
  return keys.sort();
}

test('audio and cover are kept by a store that speaks S3, and are played from there', async () => {
  const { songId } = await addSong(api, 'vera');
  const file = await audioFile('tone.mp3');
  expect((await upload(api, 'vera', songId, file)).status).toBe(200);
  const { audioKey, coverKey } = await rowOf(songId);
  expect(await stored()).toEqual([audioKey, coverKey].sort());
  expect((await readdir(api.api.deps.env.audioDir)).filter((name) => name !== '.spool')).toEqual([]);
  const headers = { range: 'bytes=100-199' };
  const part = await api.send(`GET /songs/${songId}/audio`, { as: 'vera', headers });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${file.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(file.subarray(100, 200))).toBe(true);
  const outside = await api.send(`GET /songs/${songId}/audio`, {
    as: 'vera',
    headers: { range: 'bytes=99999-' },
  });
  expect(outside.status).toBe(416);
});

test('while the store is away nothing changes, nothing is left behind, and it is said when to try again', async () => {
  const { songId } = await addSong(api, 'vera');
  expect((await upload(api, 'vera', songId, noise(9_000))).status).toBe(200);
  const [row, objects] = [await rowOf(songId), await stored()];
  await store.stop();
  for (const answer of [
    await upload(api, 'vera', songId, noise(9_000)),
    await api.send(`GET /songs/${songId}/audio`, { as: 'vera' }),
  ]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await answer.json()).toMatchObject({ type: expect.stringMatching(/storage-unavailable$/) });
  }
  expect(await rowOf(songId)).toEqual(row);
  expect(await spooled()).toEqual([]);
  await store.start();
  expect(await stored()).toEqual(objects);
  const played = await api.send(`GET /songs/${songId}/audio`, { as: 'vera' });
  expect([played.status, (await played.arrayBuffer()).byteLength]).toEqual([200, 9_000]);
  expect((await upload(api, 'vera', songId, noise(9_000))).status).toBe(200);
  expect(await stored()).toHaveLength(objects.length);
});

test('a song is deleted also while the store is away, and its objects stay for when it is wanted back', async () => {
  const { songId } = await addSong(api, 'vera');
  expect((await upload(api, 'vera', songId, noise(9_000))).status).toBe(200);
  const { audioKey } = await rowOf(songId);
  await store.stop();
  expect((await api.send(`DELETE /songs/${songId}`, { as: 'vera' })).status).toBe(204);
  await store.start();
  expect(await stored()).toContain(audioKey);
});
