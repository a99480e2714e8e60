import { degreeToMidi } from '../theory.ts';
import type { Bar, Part, SectionName } from './style.ts';

/** The steps of a bar at which a pattern plays: its digits are velocities, dots are rests. */
function* stepsOf(
  pattern: string,
  bar: Bar,
): Generator<{ beat: number; length: number; velocity: number; number: number }> {
  const length = bar.beats / pattern.length;
  let number = 0;
  for (const [index, character] of [...pattern].entries()) {
    if (character === '.') continue;
    yield { beat: index * length, length, velocity: Number(character) / 9, number: number++ };
  }
}

/** Restricts a part to some sections. */
export function during(sections: readonly SectionName[], part: Part): Part {
  return (bar) => {
    if (sections.includes(bar.section)) part(bar);
  };
}

/** A drum that plays one of these patterns, the last one at the end of a section where `fill` is given. */
export function drum(track: string, patterns: readonly [string, ...string[]], fill?: string): Part {
  return (bar) => {
    const isLast = bar.inSection === bar.sectionBars - 1;
    const pattern = fill && isLast ? fill : bar.random.pick(patterns);
    for (const { beat, length, velocity } of stepsOf(pattern, bar)) {
      bar.add(track, beat, length, 60, velocity * bar.random.between(0.9, 1));
    }
  };
}

/** The whole chord, held for the bar; `octave` moves it, `open` lifts every second note by an octave. */
export function heldChord(track: string, { octave = 0, open = false, velocity = 0.7 } = {}): Part {
  return (bar) => {
    for (const [index, tone] of bar.chord.entries()) {
      const lift = open && index % 2 === 1 ? 12 : 0;
      bar.add(
        track,
        0,
        bar.beats,
        nearMiddle(degreeToMidi(bar.key, bar.root + tone)) + 12 * octave + lift,
        velocity,
      );
    }
  };
}

/** The whole chord, struck on the steps of a pattern; `length` in steps, `strum` in beats from string to string. */
export function struckChord(
  track: string,
  patterns: readonly [string, ...string[]],
  { octave = 0, length = 1, strum = 0 } = {},
): Part {
  return (bar) => {
    for (const step of stepsOf(bar.random.pick(patterns), bar)) {
      for (const [index, tone] of bar.chord.entries()) {
        const midi = nearMiddle(degreeToMidi(bar.key, bar.root + tone)) + 12 * octave;
        bar.add(track, step.beat + index * strum, step.length * length, midi, step.velocity);
      }
    }
  };
}

/** The chord's notes one after another, on the steps of a pattern; `shape` says in what order of chord tones. */
export function arpeggio(
  track: string,
  pattern: string,
  shape: readonly number[],
  { octave = 0, length = 2 } = {},
): Part {
  return (bar) => {
    for (const { beat, length: step, velocity, number } of stepsOf(pattern, bar)) {
      const place = shape[number % shape.length] ?? 0;
      const tone = bar.chord[place % bar.chord.length] ?? 0;
      const degree = bar.root + tone + 7 * Math.floor(place / bar.chord.length);
      bar.add(
        track,
        beat,
        step * length,
        nearMiddle(degreeToMidi(bar.key, bar.root), degreeToMidi(bar.key, degree)) + 12 * octave,
        velocity,
      );
    }
  };
}

/** A bass line: each character of `pattern` is a rest (.) or a scale degree above the root (1 is the root itself). */
export function bassLine(
  track: string,
  patterns: readonly [string, ...string[]],
  { length = 1, octave = -2 } = {},
): Part {
  return (bar) => {
    const pattern = patterns[bar.inSection % patterns.length] ?? patterns[0];
    const step = bar.beats / pattern.length;
    for (const [index, character] of [...pattern].entries()) {
      if (character === '.') continue;
      const midi =
        lowRoot(degreeToMidi(bar.key, bar.root)) + intervalOf(bar, Number(character) - 1) + 12 * (octave + 2);
      bar.add(track, index * step, step * length, midi, index === 0 ? 0.9 : 0.75);
    }
  };
}

/** A walking bass: the root, two steps of the way, and a semitone that leads to the next root. */
export function walkingBass(track: string): Part {
  return (bar) => {
    const from = lowRoot(degreeToMidi(bar.key, bar.root));
    const to = lowRoot(degreeToMidi(bar.key, bar.nextRoot));
    const third = from + intervalOf(bar, 2);
    const fifth = from + intervalOf(bar, 4);
    const [second, middle] = bar.random.pick([
      [third, fifth],
      [fifth, third],
      [fifth, from + 12],
    ] as const);
    const leading = to + (middle > to ? 1 : -1);
    for (const [beat, midi] of [from, second, middle, leading].entries()) {
      bar.add(track, beat, 0.95, midi, bar.random.between(0.7, 0.85));
    }
  };
}

function intervalOf(bar: Bar, degrees: number): number {
  return degreeToMidi(bar.key, bar.root + degrees) - degreeToMidi(bar.key, bar.root);
}

/** Puts a note into the octave round middle C, or moves `other` along with it. */
function nearMiddle(midi: number, other = midi): number {
  return other + 12 * Math.round((60 - midi) / 12);
}

/** The octave from E1 up, where a bass has its roots. */
function lowRoot(midi: number): number {
  return 28 + ((((midi - 28) % 12) + 12) % 12);
}
