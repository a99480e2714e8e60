import { melody } from '../compose/melody.ts';
import { arpeggio, bassLine, drum, during, heldChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { kick, noiseDrum } from '../voices/drums.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Bright machines: octaves in the bass, a pulse that never stops, a tune to hum. */
export const synthPop: Style = {
  tempo: [108, 124],
  beatsPerBar: 4,
  swing: 0,
  modes: ['minor', 'major'],
  verses: [
    [0, 5, 2, 6],
    [0, 3, 5, 4],
  ],
  choruses: [
    [5, 6, 0, 2],
    [3, 4, 5, 0],
  ],
  chord: [0, 2, 4],
  room: 0.5,
  echoBeats: 0.75,
  tracks: {
    kick: { voice: kick({ from: 160, to: 50, length: 0.3, click: 0.4 }), gain: 0.8 },
    snare: {
      voice: noiseDrum({ length: 0.26, above: 800, below: 8_000, tone: [185, 0.4] }),
      gain: 0.5,
      reverb: 0.45,
    },
    clap: {
      voice: noiseDrum({ length: 0.2, above: 1_000, below: 6_000, bursts: 3 }),
      gain: 0.35,
      reverb: 0.3,
    },
    hat: { voice: noiseDrum({ length: 0.06, above: 7_000, below: 14_000 }), gain: 0.22, pan: 0.2 },
    bass: {
      voice: subtractive({
        wave: 'saw',
        detune: [-4, 4],
        cutoff: [2_200, 500],
        sweep: 0.12,
        resonance: 0.25,
        attack: 0.004,
        decay: 0.2,
        sustain: 0.6,
        release: 0.05,
        sub: 0.3,
      }),
      gain: 0.45,
      duck: 0.45,
    },
    pulse: {
      voice: subtractive({
        wave: 'square',
        cutoff: [4_500, 900],
        sweep: 0.1,
        resonance: 0.3,
        attack: 0.003,
        decay: 0.15,
        sustain: 0.15,
        release: 0.12,
      }),
      gain: 0.16,
      spread: 0.6,
      reverb: 0.25,
      echo: 0.35,
      duck: 0.2,
    },
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-10, 0, 10],
        cutoff: [900, 2_600],
        sweep: 0.8,
        attack: 0.12,
        decay: 0.8,
        sustain: 0.75,
        release: 0.6,
      }),
      gain: 0.17,
      spread: 0.6,
      reverb: 0.4,
      duck: 0.6,
    },
    lead: {
      voice: subtractive({
        wave: 'saw',
        detune: [-6, 6],
        cutoff: [5_000, 2_200],
        sweep: 0.25,
        resonance: 0.2,
        attack: 0.01,
        decay: 0.3,
        sustain: 0.7,
        release: 0.25,
        vibrato: [0.18, 5.4],
      }),
      gain: 0.24,
      reverb: 0.4,
      echo: 0.3,
    },
  },
  parts: [
    during(['verse', 'chorus'], drum('kick', ['9...9...9...9...'])),
    during(['verse', 'chorus'], drum('snare', ['....8.......8...'], '....8.......8.88')),
    during(['chorus'], drum('clap', ['....7.......7...'])),
    during(['verse', 'chorus'], drum('hat', ['..7...7...7...7.', '5.7.5.7.5.7.5.75'])),
    during(
      ['verse', 'chorus', 'outro'],
      bassLine('bass', ['1.8.1.8.1.8.1.8.', '1.8.1.8.5.8.7.8.'], { length: 1.5 }),
    ),
    arpeggio('pulse', '7656765676567656', [0, 1, 2, 3, 4, 3, 2, 1], { length: 1 }),
    during(['intro', 'chorus', 'outro'], heldChord('pad', { velocity: 0.75 })),
    during(['verse'], melody('lead', { rhythms: ['7...6.5.--..', '--..7.6.7...'], octave: 0 })),
    during(['chorus'], melody('lead', { rhythms: ['8..7..8.6...5...', '8.8.7.6.8..7....'], octave: 1 })),
  ],
};
