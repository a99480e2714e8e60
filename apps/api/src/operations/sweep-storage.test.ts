import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@setlist/api/test/api';
import { addSong } from '@setlist/api/test/music';
import { audioFile, noise, upload } from '@setlist/api/test/uploads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey } from '../storage/keys.ts';
import { SWEEP_STORAGE } from './sweep-storage.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const pathOf = (name: string) => join(api.api.deps.env.audioDir, name);

/** Lets a file look as if it lay there for so many minutes. */
async function age(name: string, minutes: number): Promise<void> {
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(pathOf(name), then, then);
}

/** Puts an object whose row never came, so many minutes ago. */
async function orphan(minutes: number): Promise<string> {
  const key = newKey('wav');
  await writeFile(pathOf('put.wav'), noise(1_000));
  await api.api.deps.storage.put(key, pathOf('put.wav'), 'audio/wav');
  await age(key, minutes);
  return key;
}

async function sweep(): Promise<void> {
  const { worker } = api.api;
  const done = new Promise<void>((resolve) => {
    worker.events.on('job:success', ({ job }) => job.task_identifier === SWEEP_STORAGE && resolve());
  });
  await worker.addJob(SWEEP_STORAGE, {});
  await done;
}

test('removes what no row names, once it is an hour old, and nothing else', async () => {
  const { songId } = await addSong(api, 'vera');
  expect((await upload(api, 'vera', songId, await audioFile('tone.mp3'))).status).toBe(200);
  const { audioKey, coverKey } = await api.database.prisma.song.findFirstOrThrow({ where: { songId } });
  const kept = [audioKey ?? '', coverKey ?? ''];
  for (const key of kept) await age(key, 90);
  // As a seeded song has it.
  await writeFile(pathOf(`${songId}.mp3`), 'sound');
  await age(`${songId}.mp3`, 90);
  await writeFile(pathOf('holiday.mp3'), 'not ours');
  await age('holiday.mp3', 90);
  const young = await orphan(50);
  const old = await orphan(61);
  await mkdir(pathOf('.spool'), { recursive: true });
  for (const [name, minutes] of [
    ['.spool/comes', 5],
    ['.spool/killed', 61],
  ] as const) {
    await writeFile(pathOf(name), 'half a song');
    await age(name, minutes);
  }

  await sweep();
  const there = (names: string[]) => names.map((name) => existsSync(pathOf(name)));
  expect(there([...kept, young, 'holiday.mp3', '.spool/comes'])).toEqual([true, true, true, true, true]);
  expect(there([old, `${songId}.mp3`, '.spool/killed'])).toEqual([false, false, false]);
  expect((await api.send(`GET /songs/${songId}/audio`, { as: 'vera' })).status).toBe(200);
});
