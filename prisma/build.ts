import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeAudio } from '@setlist/synth';
import { songs } from './seed/songs.ts';

// turbo run build: the audio of the demo songs, into prisma/audio, from which each Setlist takes its own copies.
const audio = fileURLToPath(new URL('audio', import.meta.url));
await rm(audio, { recursive: true, force: true });
await makeAudio(songs, audio);
