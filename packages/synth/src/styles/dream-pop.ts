import { melody } from '../compose/melody.ts';
import { arpeggio, bassLine, drum, during, heldChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { kick, noiseDrum } from '../voices/drums.ts';
import { pluck } from '../voices/pluck.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Guitars that shimmer, a slow wash of chords, and a voice-like lead far back in the room. */
export const dreamPop: Style = {
  tempo: [92, 108],
  beatsPerBar: 4,
  swing: 0,
  modes: ['major', 'mixolydian'],
  verses: [
    [0, 5, 3, 4],
    [0, 2, 3, 3],
  ],
  choruses: [
    [3, 4, 5, 0],
    [3, 0, 4, 5],
  ],
  chord: [0, 2, 4, 7],
  room: 0.85,
  echoBeats: 0.75,
  tracks: {
    kick: { voice: kick({ from: 130, to: 50, length: 0.3 }), gain: 0.75 },
    snare: {
      voice: noiseDrum({ length: 0.3, above: 700, below: 7_000, tone: [200, 0.35] }),
      gain: 0.5,
      reverb: 0.5,
    },
    hat: {
      voice: noiseDrum({ length: 0.07, above: 7_000, below: 13_000 }),
      gain: 0.2,
      pan: 0.3,
      reverb: 0.1,
    },
    bass: {
      voice: subtractive({
        wave: 'saw',
        cutoff: [900, 420],
        sweep: 0.15,
        attack: 0.008,
        decay: 0.3,
        sustain: 0.7,
        release: 0.08,
        sub: 0.35,
      }),
      gain: 0.5,
    },
    guitar: {
      voice: pluck({ brightness: 0.8, ring: 2.4, release: 0.5 }),
      gain: 0.4,
      spread: 0.65,
      reverb: 0.5,
      echo: 0.35,
    },
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-12, -4, 5, 11],
        cutoff: [700, 2_200],
        sweep: 1.5,
        attack: 0.5,
        decay: 1,
        sustain: 0.85,
        release: 1.2,
      }),
      gain: 0.15,
      spread: 0.7,
      reverb: 0.6,
    },
    lead: {
      voice: subtractive({
        wave: 'triangle',
        detune: [-5, 5],
        cutoff: [1_800, 3_000],
        attack: 0.07,
        decay: 0.4,
        sustain: 0.8,
        release: 0.5,
        vibrato: [0.2, 5.2],
      }),
      gain: 0.34,
      reverb: 0.7,
      echo: 0.3,
    },
  },
  parts: [
    during(['verse', 'chorus', 'outro'], drum('kick', ['9.....6.9.......', '9.....6.9.6.....'])),
    during(['verse', 'chorus'], drum('snare', ['....8.......8...'], '....8.......8.68')),
    during(['verse', 'chorus'], drum('hat', ['7.5.7.5.7.5.7.5.'])),
    during(
      ['verse', 'chorus', 'outro'],
      bassLine('bass', ['1.1.1.1.1.1.1.5.', '1.1.1.1.5.5.3.2.'], { length: 1.7 }),
    ),
    arpeggio('guitar', '7.5.6.5.7.5.6.5.', [0, 2, 1, 3, 2, 4, 3, 1], { length: 4 }),
    heldChord('pad', { velocity: 0.7 }),
    during(
      ['chorus', 'outro'],
      melody('lead', { rhythms: ['8...7.6.5.......', '8.....7.6...5...', '--8.7.6.7.......'], octave: 1 }),
    ),
  ],
};
