import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeAudio } from './make-audio.ts';
import { type Genre, styles } from './styles/styles.ts';

const songs = (Object.keys(styles) as Genre[]).map((genre) => ({ songId: `some ${genre}`, genre }));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('makes only the songs that are missing', async () => {
  const folder = await newFolder();
  const [missing, ...present] = songs;
  for (const { songId } of present) await writeFile(join(folder, `${songId}.mp3`), '');
  expect(await makeAudio(songs, folder)).toEqual({ made: 1, total: songs.length });
  expect(await makeAudio(songs, folder)).toEqual({ made: 0, total: songs.length });
  expect(await readdir(folder)).toContain(`${missing?.songId}.mp3`);
});

test('gives up when told to, before and in the middle of the work, and leaves whole songs only', async () => {
  const folder = await newFolder();
  await expect(makeAudio(songs, folder, AbortSignal.abort(new Error('not now')))).rejects.toThrow('not now');
  const controller = new AbortController();
  const making = makeAudio(songs, folder, controller.signal);
  controller.abort(new Error('enough'));
  await expect(making).rejects.toThrow('enough');
  expect((await readdir(folder)).filter((name) => name.endsWith('.mp3'))).toEqual([]);
});

test('says why a song cannot be written', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(makeAudio(songs, join(folder, 'file'))).rejects.toThrow(/EEXIST|ENOTDIR/);
});
