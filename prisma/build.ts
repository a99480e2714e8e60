import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeSounds } from '@setlist/synth';
import { songs } from './seed/songs.ts';

// turbo run build, for tests: the sounds of the demo songs, into prisma/audio, so that no stack has to make them anew.
const audio = fileURLToPath(new URL('audio', import.meta.url));
await rm(audio, { recursive: true, force: true });
await makeSounds(
  songs.map(({ seed, genre }) => ({ seed: `${seed}`, genre })),
  audio,
);
