import { arpeggio, bassLine, drum, during, heldChord, struckChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { air, kick, metal, noiseDrum } from '../voices/drums.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Four to the floor in a dark hall, and a line that opens and closes. */
export const techno: Style = {
  tempo: [126, 134],
  beatsPerBar: 4,
  swing: 0.04,
  modes: ['minor', 'phrygian', 'dorian'],
  verses: [
    [0, 0, 0, 0],
    [0, 0, 6, 0],
  ],
  choruses: [
    [0, 0, 5, 6],
    [0, 2, 0, 5],
  ],
  chord: [0, 2, 4],
  room: 0.6,
  echoBeats: 0.75,
  tracks: {
    kick: { voice: kick({ from: 180, to: 47, length: 0.32, click: 0.45 }), gain: 0.9 },
    clap: { voice: noiseDrum({ length: 0.2, above: 900, below: 7_000, bursts: 3 }), gain: 0.34, reverb: 0.4 },
    hat: { voice: noiseDrum({ length: 0.05, above: 8_000, below: 14_000 }), gain: 0.2, pan: 0.2 },
    open: { voice: metal({ length: 0.22, level: 0.25 }), gain: 0.26, pan: -0.1 },
    rise: { voice: air({ above: 1_500, below: 8_000 }), gain: 0.07, spread: 0.5, reverb: 0.3 },
    bass: {
      voice: subtractive({
        wave: 'saw',
        cutoff: [1_100, 260],
        sweep: 0.1,
        resonance: 0.35,
        attack: 0.004,
        decay: 0.15,
        sustain: 0.5,
        release: 0.04,
        sub: 0.6,
      }),
      gain: 0.46,
      duck: 0.8,
    },
    line: {
      voice: subtractive({
        wave: 'saw',
        cutoff: [3_400, 380],
        sweep: 0.09,
        resonance: 0.72,
        attack: 0.003,
        decay: 0.15,
        sustain: 0.4,
        release: 0.05,
      }),
      gain: 0.2,
      pan: 0.15,
      reverb: 0.2,
      echo: 0.3,
      duck: 0.2,
    },
    stab: {
      voice: subtractive({
        wave: 'saw',
        detune: [-8, 8],
        cutoff: [2_800, 700],
        sweep: 0.15,
        attack: 0.004,
        decay: 0.25,
        sustain: 0.1,
        release: 0.2,
      }),
      gain: 0.2,
      spread: 0.5,
      reverb: 0.5,
      echo: 0.6,
      duck: 0.2,
    },
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-9, 9],
        cutoff: [400, 1_500],
        sweep: 2,
        attack: 0.8,
        decay: 1,
        sustain: 0.8,
        release: 1.2,
      }),
      gain: 0.11,
      spread: 0.7,
      reverb: 0.6,
      duck: 0.6,
    },
  },
  parts: [
    drum('kick', ['9...9...9...9...'], '9...9...9...9.6.'),
    during(['verse', 'chorus'], drum('clap', ['....7.......7...'])),
    during(['verse', 'chorus', 'outro'], drum('hat', ['5375537553755375', '5.75537553.55375'])),
    during(['chorus', 'outro'], drum('open', ['..8...8...8...8.'])),
    during(['verse', 'chorus'], bassLine('bass', ['.111.111.111.111', '.111.111.117.171'], { length: 0.9 })),
    during(
      ['verse', 'chorus'],
      arpeggio('line', '8.56.7.58.6.75.6', [0, 3, 1, 0, 2, 4, 3], { octave: -1, length: 0.9 }),
    ),
    during(
      ['intro', 'chorus'],
      struckChord('stab', ['..7..5......6...', '..7..5..........'], { length: 1.5 }),
    ),
    during(['chorus', 'outro'], heldChord('pad', { open: true })),
    (bar) => {
      if (bar.inSection === bar.sectionBars - 2) bar.add('rise', 0, bar.beats * 2.2, 60, 0.9);
    },
  ],
};
