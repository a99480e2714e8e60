import type { Random } from '../random.ts';
import type { Track } from '../score.ts';
import type { Key, Mode } from '../theory.ts';

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
  /** The instruments by name. One called `lead` ends the song on the tonic. */
  tracks: Record<string, Track>;
  parts: readonly Part[];
}

/** What one instrument does in one bar. */
export type Part = (bar: Bar) => void;

/** A bar as its parts see it. */
export interface Bar {
  section: SectionName;
  /** Number of the bar in the song and in its section, and how many the section has. */
  index: number;
  inSection: number;
  sectionBars: number;
  beats: number;
  key: Key;
  /** Scale degree of the chord's root, and of the next bar's. */
  root: number;
  nextRoot: number;
  /** Scale degrees of the chord, from its root up. */
  chord: readonly number[];
  seed: string;
  /** Choices of this bar alone. */
  random: Random;
  /** Adds a note; `beat` and `length` in beats from the start of the bar. */
  add(track: string, beat: number, length: number, midi: number, velocity: number): void;
}

export type SectionName = 'intro' | 'verse' | 'chorus' | 'outro' | 'end';
