import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeSound } from './make-sound.ts';
import { makeSounds } from './make-sounds.ts';
import type { Sound } from './sound.ts';
import { soundFile } from './sound-file.ts';
import type { Genre } from './styles/styles.ts';
import { synthesize } from './synthesize.ts';

const sound: Sound = { seed: 'some', genre: 'Indie folk', mood: 'calm' };

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('makes a whole file of each sound, and leaves nothing else', async () => {
  const folder = await newFolder();
  const sounds = [sound, { ...sound, seed: 'other' }];
  await makeSounds(sounds, folder);
  expect((await readdir(folder)).sort()).toEqual(sounds.map(soundFile).sort());
  const file = await readFile(join(folder, soundFile(sound)));
  expect(file.equals(await synthesize(sound))).toBe(true);
});

test('says why a file cannot be written, and why a sound cannot be made', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(makeSounds([sound], join(folder, 'file'))).rejects.toThrow(/EEXIST|ENOTDIR/);
  await expect(makeSound({ ...sound, genre: 'Polka' as Genre })).rejects.toThrow();
});

test('gives up at once when it is told to', async () => {
  const controller = new AbortController();
  const made = makeSound(sound, controller.signal);
  controller.abort(new Error('stopping'));
  await expect(made).rejects.toThrow('stopping');
  await expect(makeSound(sound, controller.signal)).rejects.toThrow('stopping');
});

test('names files by all that a sound depends on', () => {
  const others: Sound[] = [
    { ...sound, seed: 'x' },
    { ...sound, genre: 'Jazz' },
    { ...sound, mood: 'dark' },
  ];
  const plain: Sound = { seed: sound.seed, genre: sound.genre };
  expect(new Set([sound, plain, ...others].map(soundFile)).size).toBe(5);
});
