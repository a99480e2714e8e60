import { melody } from '../compose/melody.ts';
import { arpeggio, bassLine, drum, during, struckChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { kick, noiseDrum } from '../voices/drums.ts';
import { fm } from '../voices/fm.ts';
import { pluck } from '../voices/pluck.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Fingers on steel strings, a foot on the floor, somebody whistling. */
export const indieFolk: Style = {
  tempo: [96, 122],
  beatsPerBar: 4,
  swing: 0.05,
  modes: ['major', 'mixolydian'],
  verses: [
    [0, 4, 5, 3],
    [0, 3, 0, 4],
  ],
  choruses: [
    [3, 0, 4, 5],
    [5, 3, 0, 4],
  ],
  chord: [0, 2, 4, 7],
  room: 0.35,
  echoBeats: 0.5,
  tracks: {
    kick: { voice: kick({ from: 110, to: 55, length: 0.25, click: 0.1 }), gain: 0.6, reverb: 0.1 },
    clap: {
      voice: noiseDrum({ length: 0.16, above: 900, below: 5_000, bursts: 3 }),
      gain: 0.4,
      reverb: 0.35,
    },
    shaker: {
      voice: noiseDrum({ length: 0.07, above: 5_000, below: 11_000, swell: 0.02 }),
      gain: 0.24,
      pan: 0.35,
    },
    bass: { voice: pluck({ brightness: 0.2, ring: 1.8, release: 0.1 }), gain: 0.75 },
    fingers: {
      voice: pluck({ brightness: 0.55, ring: 2.2, release: 0.4 }),
      gain: 0.5,
      pan: -0.35,
      reverb: 0.25,
    },
    strum: {
      voice: pluck({ brightness: 0.75, ring: 1.6, release: 0.2 }),
      gain: 0.26,
      pan: 0.45,
      reverb: 0.2,
    },
    glass: {
      voice: fm({
        ratio: 4,
        index: 0.8,
        indexDecay: 0.2,
        attack: 0.003,
        decay: 0.7,
        sustain: 0,
        release: 0.6,
      }),
      gain: 0.14,
      pan: 0.2,
      reverb: 0.5,
    },
    lead: {
      voice: subtractive({
        wave: 'sine',
        cutoff: [4_000, 4_000],
        attack: 0.05,
        decay: 0.2,
        sustain: 0.9,
        release: 0.15,
        vibrato: [0.25, 5.6],
      }),
      gain: 0.22,
      reverb: 0.5,
      echo: 0.15,
    },
  },
  parts: [
    arpeggio('fingers', '8.5.6.5.7.5.6.5.', [0, 2, 3, 2, 1, 2, 3, 4], { length: 4 }),
    during(
      ['verse', 'chorus', 'outro'],
      bassLine('bass', ['1.......5.......', '1.......5...3...'], { length: 6 }),
    ),
    during(
      ['chorus'],
      struckChord('strum', ['8...5.4.7..46.4.', '8...5.4.7.4.6.45'], { length: 3, strum: 0.025 }),
    ),
    during(['verse', 'chorus'], drum('kick', ['8.......8.......', '8.......8.....5.'])),
    during(['chorus'], drum('clap', ['....7.......7...'])),
    during(['verse', 'chorus', 'outro'], drum('shaker', ['6.46.4646.46.464', '6.466.4.6.466.46'])),
    during(['intro', 'verse'], arpeggio('glass', '6.......5...4...', [3, 4, 5, 6], { octave: 1, length: 6 })),
    during(['chorus'], melody('lead', { rhythms: ['8.7.6...7.6.5...', '8...7.6.5...--..'], octave: 1 })),
  ],
};
