import { createHash } from 'node:crypto';
import type { Sound } from './sound.ts';

/** The name of the file of a sound that was made before: one for each input. */
export function soundFile({ seed, genre, mood }: Sound): string {
  return `${createHash('sha256')
    .update(JSON.stringify([seed, genre, mood ?? '']))
    .digest('hex')
    .slice(0, 32)}.mp3`;
}
