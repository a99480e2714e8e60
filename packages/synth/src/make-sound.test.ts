import { expect, test } from 'vitest';
import { makeSound } from './make-sound.ts';
import type { Sound } from './sound.ts';
import { soundFile } from './sound-file.ts';
import type { Genre } from './styles/styles.ts';
import { synthesize } from './synthesize.ts';

const sound: Sound = { seed: 'some', genre: 'Indie folk', mood: 'calm' };

test('makes in a thread what the synthesizer makes', async () => {
  const made = Buffer.from(await makeSound(sound));
  expect(made.equals(await synthesize(sound))).toBe(true);
});

test('says why a sound cannot be made', async () => {
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
