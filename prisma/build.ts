import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSound, planSound, soundFile } from '@setlist/synth';
import { songs } from './seed/songs.ts';

// turbo run build, for tests: a sound for each demo song, into prisma/audio, so that no stack has to make them anew. Each
// is of its song's length but the beginning of the longest: forty of their own cost minutes, and a test listens to none.
const audio = fileURLToPath(new URL('audio', import.meta.url));
const planned = songs
  .map(({ seed, genre }) => ({ seed: `${seed}`, genre }))
  .map((sound) => ({ sound, ...planSound(sound) }));
const [longest] = planned.toSorted((a, b) => b.audioBytes - a.audioBytes);
const music = longest ? await makeSound(longest.sound) : new Uint8Array();
await rm(audio, { recursive: true, force: true });
await mkdir(audio);
for (const { sound, audioBytes } of planned)
  await writeFile(join(audio, soundFile(sound)), music.subarray(0, audioBytes));
