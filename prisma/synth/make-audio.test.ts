import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { songs } from '../seed/songs.ts';
import { makeAudio } from './make-audio.ts';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('makes only the songs that are missing', async () => {
  const folder = await newFolder();
  const [missing, ...present] = songs.toSorted((a, b) => a.durationMs - b.durationMs);
  for (const { songId } of present) await writeFile(join(folder, `${songId}.mp3`), '');
  expect(await makeAudio(folder)).toEqual({ made: 1, total: songs.length });
  expect(await makeAudio(folder)).toEqual({ made: 0, total: songs.length });
  expect(await readdir(folder)).toContain(`${missing?.songId}.mp3`);
});

test('gives up when told to, before and in the middle of the work, and leaves whole songs only', async () => {
  const folder = await newFolder();
  await expect(makeAudio(folder, AbortSignal.abort(new Error('not now')))).rejects.toThrow('not now');
  const controller = new AbortController();
  const making = makeAudio(folder, controller.signal);
  controller.abort(new Error('enough'));
  await expect(making).rejects.toThrow('enough');
  expect((await readdir(folder)).filter((name) => name.endsWith('.mp3'))).toEqual([]);
});

test('says why a song cannot be written', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(makeAudio(join(folder, 'file'))).rejects.toThrow(/EEXIST|ENOTDIR/);
});
