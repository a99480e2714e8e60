import type { Mode } from '../theory.ts';
import type { Part } from './part.ts';
import type { Track } from './score.ts';

/** A genre as the composer knows it: ranges to choose from, instruments, and what each of them plays. */
export interface Style {
  /** Slowest and fastest, in beats a minute. */
  tempo: readonly [number, number];
  beatsPerBar: number;
  /** How late every second sixteenth (or, with `swingEighths`, eighth) comes, as a share of its length. */
  swing: number;
  swingEighths?: boolean;
  modes: readonly [Mode, ...Mode[]];
  /** Chord progressions in scale degrees, a bar each, for the verse and for the chorus. */
  verses: readonly [readonly number[], ...(readonly number[])[]];
  choruses: readonly [readonly number[], ...(readonly number[])[]];
  /** Notes of a chord, in scale degrees above its root. */
  chord: readonly number[];
  /** Size of the room, from 0 to 1. */
  room: number;
  /** Beats between echoes. */
  echoBeats: number;
  tracks: Record<string, Track>;
  parts: readonly Part[];
}
