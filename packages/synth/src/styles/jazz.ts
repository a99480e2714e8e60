import { melody } from '../compose/melody.ts';
import { drum, during, struckChord, walkingBass } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { kick, metal, noiseDrum } from '../voices/drums.ts';
import { fm } from '../voices/fm.ts';
import { pluck } from '../voices/pluck.ts';

/** A small room: brushes, a walking bass, a piano that answers, a vibraphone that tells. */
export const jazz: Style = {
  tempo: [112, 152],
  beatsPerBar: 4,
  swing: 0.32,
  swingEighths: true,
  modes: ['major', 'dorian'],
  verses: [
    [1, 4, 0, 5],
    [0, 5, 1, 4],
  ],
  choruses: [
    [3, 6, 2, 5],
    [1, 4, 2, 5],
  ],
  chord: [0, 2, 4, 6, 8],
  room: 0.3,
  echoBeats: 0.5,
  tracks: {
    ride: { voice: metal({ length: 0.9, level: 0.35 }), gain: 0.2, pan: 0.35, reverb: 0.1 },
    brush: {
      voice: noiseDrum({ length: 0.22, above: 1_200, below: 6_500, swell: 0.02 }),
      gain: 0.3,
      pan: -0.1,
      reverb: 0.2,
    },
    hat: { voice: noiseDrum({ length: 0.05, above: 6_000, below: 12_000 }), gain: 0.24, pan: -0.3 },
    kick: { voice: kick({ from: 90, to: 52, length: 0.2, click: 0.05 }), gain: 0.3 },
    bass: { voice: pluck({ brightness: 0.28, ring: 1.6, release: 0.06 }), gain: 0.95 },
    keys: {
      voice: fm({
        ratio: 1,
        index: 1.3,
        indexDecay: 0.3,
        attack: 0.003,
        decay: 1.1,
        sustain: 0.1,
        release: 0.25,
        tremolo: [0.12, 5],
      }),
      gain: 0.17,
      pan: -0.25,
      reverb: 0.3,
    },
    lead: {
      voice: fm({
        ratio: 4,
        index: 0.55,
        indexDecay: 0.12,
        attack: 0.003,
        decay: 1.4,
        sustain: 0.05,
        release: 0.5,
        tremolo: [0.35, 5.4],
      }),
      gain: 0.42,
      pan: 0.15,
      reverb: 0.4,
    },
  },
  parts: [
    drum('ride', ['8.6.8567', '8.6.856.', '8.658.67']),
    drum('hat', ['..7...7.']),
    during(['verse', 'chorus', 'outro'], drum('brush', ['..6..46.', '..6...64', '.46..36.'], '..6.4676')),
    during(['verse', 'chorus'], drum('kick', ['5.......', '5..4....', '....4...'])),
    during(['verse', 'chorus', 'outro'], walkingBass('bass')),
    struckChord('keys', ['...7....', '.6....5.', '7..5....', '...6..5.'], { length: 2, strum: 0.015 }),
    during(['verse'], melody('lead', { rhythms: ['8.67.6--', '--7.6785', '7.6.8...'], octave: 1, leap: 3 })),
    during(['chorus'], melody('lead', { rhythms: ['86767.8.', '8.7687--', '-7868.76'], octave: 1, leap: 3 })),
  ],
};
