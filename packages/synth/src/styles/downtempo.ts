import { melody } from '../compose/melody.ts';
import { bassLine, drum, during, heldChord, struckChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { air, kick, noiseDrum } from '../voices/drums.ts';
import { fm } from '../voices/fm.ts';
import { pluck } from '../voices/pluck.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Dusty drums that lean back, a round bass, and an electric piano late at night. */
export const downtempo: Style = {
  tempo: [78, 92],
  beatsPerBar: 4,
  swing: 0.28,
  modes: ['dorian', 'minor'],
  verses: [
    [0, 3, 0, 4],
    [0, 6, 3, 4],
  ],
  choruses: [
    [5, 6, 0, 3],
    [3, 4, 0, 0],
  ],
  chord: [0, 2, 4, 6],
  room: 0.45,
  echoBeats: 0.75,
  tracks: {
    kick: { voice: kick({ from: 120, to: 46, length: 0.35, click: 0.15 }), gain: 0.85 },
    snare: {
      voice: noiseDrum({ length: 0.22, above: 900, below: 6_000, tone: [190, 0.3] }),
      gain: 0.6,
      reverb: 0.15,
    },
    hat: { voice: noiseDrum({ length: 0.06, above: 6_000, below: 12_000 }), gain: 0.3, pan: 0.25 },
    dust: { voice: air({ above: 3_000, below: 9_000 }), gain: 0.03, spread: 0.8 },
    bass: {
      voice: subtractive({
        wave: 'triangle',
        cutoff: [900, 320],
        sweep: 0.2,
        attack: 0.01,
        decay: 0.3,
        sustain: 0.7,
        release: 0.12,
        sub: 0.3,
      }),
      gain: 0.62,
      duck: 0.3,
    },
    keys: {
      voice: fm({
        ratio: 1,
        index: 1.6,
        indexDecay: 0.35,
        attack: 0.004,
        decay: 1.4,
        sustain: 0.15,
        release: 0.35,
        tremolo: [0.25, 4.2],
      }),
      gain: 0.24,
      spread: 0.35,
      reverb: 0.3,
      echo: 0.12,
      duck: 0.2,
    },
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-7, 7],
        cutoff: [400, 800],
        sweep: 1,
        attack: 0.6,
        decay: 1,
        sustain: 0.8,
        release: 1,
      }),
      gain: 0.12,
      spread: 0.6,
      reverb: 0.4,
      duck: 0.4,
    },
    lead: { voice: pluck({ brightness: 0.45, ring: 1.6 }), gain: 0.5, pan: -0.15, reverb: 0.35, echo: 0.4 },
  },
  parts: [
    (bar) => bar.add('dust', 0, bar.beats, 60, 0.8),
    during(
      ['verse', 'chorus', 'outro'],
      drum('kick', ['9.....7.9.......', '9..5..7...8.....'], '9.....7.9.....6.'),
    ),
    during(['verse', 'chorus'], drum('snare', ['....8.......8...', '....8..3....8..2'], '....8..3....8.56')),
    during(['intro', 'verse', 'chorus'], drum('hat', ['6.4.6.4.6.4.6.43', '6.4.6.436.4.6.4.'])),
    during(
      ['verse', 'chorus', 'outro'],
      bassLine('bass', ['1.....1.5..3....', '1..1..7.5.......'], { length: 1.8 }),
    ),
    struckChord('keys', ['7.....5.........', '7......5..4.....'], { length: 5, strum: 0.02 }),
    during(['chorus'], heldChord('pad', { open: true })),
    during(
      ['intro', 'chorus'],
      melody('lead', { rhythms: ['8..6..5.--..4...', '--7.6...5..4....'], octave: 1 }),
    ),
  ],
};
