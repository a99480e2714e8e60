import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeAudio } from './make-audio.ts';
import { type Genre, styles } from './styles/styles.ts';
import { synthesize } from './synthesize.ts';

const songs = (Object.keys(styles) as Genre[]).map((genre) => ({ songId: `some ${genre}`, genre }));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('makes a whole file of each song, and leaves nothing else', async () => {
  const folder = await newFolder();
  const some = songs.slice(0, 2);
  await makeAudio(some, folder);
  expect((await readdir(folder)).sort()).toEqual(some.map(({ songId }) => `${songId}.mp3`).sort());
  for (const song of some.slice(0, 1)) {
    const file = await readFile(join(folder, `${song.songId}.mp3`));
    expect(file.equals(await synthesize(song))).toBe(true);
  }
});

test('says why a song cannot be written', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(makeAudio(songs, join(folder, 'file'))).rejects.toThrow(/EEXIST|ENOTDIR/);
});
