import { melody } from '../compose/melody.ts';
import { arpeggio, bassLine, drum, during, heldChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { kick, metal, noiseDrum } from '../voices/drums.ts';
import { fm } from '../voices/fm.ts';
import { subtractive } from '../voices/subtractive.ts';

/** A broken beat at full speed over chords that hardly move. */
export const drumAndBass: Style = {
  tempo: [170, 176],
  beatsPerBar: 4,
  swing: 0.06,
  modes: ['minor', 'dorian'],
  verses: [
    [0, 0, 5, 5],
    [0, 0, 3, 4],
  ],
  choruses: [
    [5, 6, 0, 0],
    [3, 5, 0, 6],
  ],
  chord: [0, 2, 4, 6],
  room: 0.5,
  echoBeats: 1.5,
  tracks: {
    kick: { voice: kick({ from: 170, to: 55, length: 0.22, click: 0.5 }), gain: 0.8 },
    snare: {
      voice: noiseDrum({ length: 0.18, above: 1_000, below: 9_000, tone: [210, 0.45] }),
      gain: 0.62,
      reverb: 0.15,
    },
    hat: { voice: noiseDrum({ length: 0.05, above: 7_000, below: 14_000 }), gain: 0.26, pan: -0.2 },
    ride: { voice: metal({ length: 0.35, level: 0.3 }), gain: 0.14, pan: 0.3 },
    bass: {
      voice: subtractive({
        wave: 'saw',
        detune: [-14, 13],
        cutoff: [300, 900],
        sweep: 0.5,
        resonance: 0.3,
        attack: 0.01,
        decay: 0.3,
        sustain: 0.85,
        release: 0.08,
        sub: 0.8,
      }),
      gain: 0.42,
      duck: 0.5,
    },
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-8, 9],
        cutoff: [600, 1_600],
        sweep: 1.5,
        attack: 0.4,
        decay: 1,
        sustain: 0.8,
        release: 1,
      }),
      gain: 0.14,
      spread: 0.7,
      reverb: 0.6,
      duck: 0.3,
    },
    keys: {
      voice: fm({
        ratio: 2,
        index: 1.4,
        indexDecay: 0.2,
        attack: 0.003,
        decay: 0.5,
        sustain: 0,
        release: 0.4,
      }),
      gain: 0.2,
      spread: 0.5,
      reverb: 0.5,
      echo: 0.5,
    },
    lead: {
      voice: subtractive({
        wave: 'square',
        detune: [-4, 4],
        cutoff: [2_600, 1_400],
        attack: 0.02,
        decay: 0.3,
        sustain: 0.5,
        release: 0.3,
        vibrato: [0.15, 5.5],
      }),
      gain: 0.16,
      reverb: 0.5,
      echo: 0.4,
    },
  },
  parts: [
    during(
      ['verse', 'chorus'],
      drum('kick', ['9.........9.....', '9..7......9.....', '9.........97....'], '9.........9..8..'),
    ),
    during(['verse', 'chorus'], drum('snare', ['....8..3.3..8..3', '....8..2....8.3.'], '....8..3.58.8.68')),
    drum('hat', ['6.5.6.5.6.5.6.54']),
    during(['chorus'], drum('ride', ['7...7...7...7...'])),
    during(['verse'], bassLine('bass', ['1.....1.....1...', '1.......7.1.....'], { length: 5 })),
    during(['chorus', 'outro'], bassLine('bass', ['1..1..1.5..3....', '1..1..1.7..8.7..'], { length: 2.6 })),
    heldChord('pad', { open: true }),
    arpeggio('keys', '7..5..6.5..5..4.', [0, 3, 2, 4, 1, 5], { octave: 1, length: 3 }),
    during(['chorus'], melody('lead', { rhythms: ['8.....7...6.....', '8...........7.6.'], octave: 1 })),
  ],
};
