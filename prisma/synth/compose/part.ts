import type { Random } from '../random.ts';
import type { Key } from '../theory.ts';
import type { SectionName } from './plan.ts';

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
  songId: string;
  /** Choices of this bar alone. */
  random: Random;
  /** Adds a note; `beat` and `length` in beats from the start of the bar. */
  add(track: string, beat: number, length: number, midi: number, velocity: number): void;
}

/** What one instrument does in one bar. */
export type Part = (bar: Bar) => void;

/** Restricts a part to some sections. */
export function during(sections: readonly SectionName[], part: Part): Part {
  return (bar) => {
    if (sections.includes(bar.section)) part(bar);
  };
}
