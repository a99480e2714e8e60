import { createRandom, type Random } from '../random.ts';
import { degreeToMidi } from '../theory.ts';
import type { Bar, Part } from './style.ts';

interface MotifNote {
  beat: number;
  length: number;
  /** Steps of the scale from the note before. */
  move: number;
}

export interface MelodyOptions {
  /** Rhythms to choose from: a bar each, digits are velocities, dots hold the note before, dashes are rests. */
  rhythms: readonly [string, ...string[]];
  octave?: number;
  /** Widest leap in scale steps. */
  leap?: number;
  /** How much of a note's length sounds. */
  legato?: number;
}

/**
 * A tune made of motifs: a section's bars are motif, motif again, a varied one, and one that comes to rest. Notes on
 * the beat are pulled to the chord, so that the same motif fits every chord of the progression.
 */
export function melody(track: string, { rhythms, octave = 0, leap = 2, legato = 0.95 }: MelodyOptions): Part {
  return (bar) => {
    const variation = [0, 0, 1, 2][bar.inSection % 4] ?? 0;
    const random = createRandom(`${bar.seed} ${track} ${bar.section} ${variation}`);
    const motif = makeMotif(random, rhythms, bar.beats, leap);
    let degree = (bar.section === 'chorus' ? 4 : 2) + Math.round(random.between(-1, 1));
    for (const [index, { beat, length, move }] of motif.entries()) {
      degree = clamp(degree + move, -2, 9);
      const isLast = index === motif.length - 1;
      const sung = Number.isInteger(beat) || isLast ? nearestChordTone(bar, degree) : degree;
      const midi = degreeToMidi(bar.key, sung) + 12 * octave;
      bar.add(track, beat, length * legato, midi, beat === 0 ? 0.9 : 0.75);
    }
  };
}

function makeMotif(
  random: Random,
  rhythms: readonly [string, ...string[]],
  beats: number,
  leap: number,
): MotifNote[] {
  const rhythm = random.pick(rhythms);
  const step = beats / rhythm.length;
  const notes: MotifNote[] = [];
  for (const [index, character] of [...rhythm].entries()) {
    const last = notes.at(-1);
    if (character === '.' && last) last.length += step;
    if (!/\d/.test(character)) continue;
    // Small steps most of the time; after a leap a tune wants to come back.
    const wide = random.chance(0.25) ? leap : 1;
    const direction = last && Math.abs(last.move) > 1 ? -Math.sign(last.move) : random.pick([-1, 1, 1, 0]);
    notes.push({ beat: index * step, length: step, move: direction * wide });
  }
  return notes;
}

function nearestChordTone(bar: Bar, degree: number): number {
  const tones = [-7, 0, 7].flatMap((octave) => bar.chord.map((tone) => (bar.root % 7) + tone + octave));
  return tones.reduce(
    (best, tone) => (Math.abs(tone - degree) < Math.abs(best - degree) ? tone : best),
    degree + 99,
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
