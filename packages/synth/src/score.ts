import type { Random } from './random.ts';

/** A song as its composer hands it on: who plays, and every note. */
export interface Score {
  /** Length of the music. */
  seconds: number;
  /** The instruments by name. Each note of one called `kick` pushes the tracks with a `duck` down. */
  tracks: Record<string, Track>;
  /** In the order in which they begin. */
  notes: Note[];
  /** Seconds between echoes. */
  echoSeconds: number;
  /** Size of the room, from 0 to 1. */
  room: number;
  /** When the closing fade begins, in seconds. */
  fadeAt: number;
}

/** An instrument and its place in the mix. */
export interface Track {
  voice: Voice;
  /** Loudness in the mix; 1 is a lead voice. */
  gain: number;
  /** From -1, left, to 1, right. With `spread`, notes alternate round it by that much. */
  pan?: number;
  spread?: number;
  /** Share that goes to the reverb and to the echo. */
  reverb?: number;
  echo?: number;
  /** How far the kick drum pushes this track down, from 0 to 1. */
  duck?: number;
}

/** Makes the sound of one note, in mono, with its tail. `velocity` runs from 0 to 1. */
export type Voice = (note: {
  midi: number;
  seconds: number;
  velocity: number;
  random: Random;
}) => Float32Array;

export interface Note {
  /** Name of the instrument. */
  track: string;
  /** Seconds from the start. */
  at: number;
  seconds: number;
  midi: number;
  velocity: number;
}
