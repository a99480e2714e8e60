const modes = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
} as const;

export type Mode = keyof typeof modes;

export interface Key {
  /** MIDI number of the tonic in the octave of middle C. */
  tonic: number;
  mode: Mode;
}

/** MIDI number of a scale degree; 0 is the tonic, 7 the tonic an octave up, negative ones lie below. */
export function degreeToMidi({ tonic, mode }: Key, degree: number): number {
  const steps = modes[mode];
  const octave = Math.floor(degree / steps.length);
  const step = steps[degree - octave * steps.length] ?? 0;
  return tonic + 12 * octave + step;
}

/** Hertz of a MIDI number; 69 is the A of 440 Hz. */
export function midiToHertz(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12);
}
