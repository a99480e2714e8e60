import { planSong } from './compose/plan.ts';
import { type Sound, styleOf } from './sound.ts';

/** What the audio of a song will be, before it is made: its real length in milliseconds and its size in bytes. */
export function planSound(sound: Sound): { durationMs: number; audioBytes: number } {
  const { durationMs, audioBytes } = planSong(sound.seed, styleOf(sound));
  return { durationMs, audioBytes };
}
