import { melody } from '../compose/melody.ts';
import { arpeggio, bassLine, drum, during, heldChord } from '../compose/parts.ts';
import type { Style } from '../compose/style.ts';
import { air, kick } from '../voices/drums.ts';
import { fm } from '../voices/fm.ts';
import { subtractive } from '../voices/subtractive.ts';

/** Slow, wide and nearly without a beat: glass bells over long chords, with weather behind. */
export const ambient: Style = {
  tempo: [58, 72],
  beatsPerBar: 4,
  swing: 0,
  modes: ['lydian', 'major', 'dorian'],
  verses: [
    [0, 4, 1, 3],
    [0, 2, 3, 1],
    [0, 5, 3, 4],
  ],
  choruses: [
    [3, 0, 4, 1],
    [5, 3, 0, 4],
  ],
  chord: [0, 2, 4, 8],
  room: 1,
  echoBeats: 0.75,
  tracks: {
    pad: {
      voice: subtractive({
        wave: 'saw',
        detune: [-9, 0, 8],
        cutoff: [500, 1_500],
        sweep: 2.5,
        attack: 1.4,
        decay: 2,
        sustain: 0.8,
        release: 2.4,
      }),
      gain: 0.2,
      spread: 0.5,
      reverb: 0.6,
    },
    sub: {
      voice: subtractive({
        wave: 'triangle',
        cutoff: [260, 200],
        attack: 0.5,
        decay: 1,
        sustain: 0.9,
        release: 1,
      }),
      gain: 0.42,
    },
    bell: {
      voice: fm({
        ratio: 3.5,
        index: 2.2,
        indexDecay: 0.5,
        attack: 0.004,
        decay: 1.6,
        sustain: 0,
        release: 1.2,
      }),
      gain: 0.2,
      spread: 0.6,
      reverb: 0.7,
      echo: 0.5,
    },
    lead: {
      voice: subtractive({
        wave: 'triangle',
        cutoff: [1_200, 2_400],
        sweep: 0.6,
        attack: 0.12,
        decay: 0.6,
        sustain: 0.7,
        release: 0.9,
        vibrato: [0.12, 4.5],
      }),
      gain: 0.26,
      reverb: 0.7,
      echo: 0.35,
    },
    sea: { voice: air({ above: 300, below: 2_400 }), gain: 0.09, spread: 0.7, reverb: 0.3 },
    kick: { voice: kick({ from: 80, to: 42, length: 0.5, click: 0 }), gain: 0.4, reverb: 0.3 },
  },
  parts: [
    heldChord('pad', { open: true, velocity: 0.8 }),
    (bar) => bar.add('sea', 0, bar.beats * 1.5, 60, 0.8),
    during(['verse', 'chorus', 'outro'], bassLine('sub', ['1...'], { length: 4 })),
    during(
      ['intro', 'verse', 'outro'],
      arpeggio('bell', '6..5...4..5.4...', [0, 2, 5, 3, 6], { octave: 1, length: 4 }),
    ),
    during(['chorus'], arpeggio('bell', '6.45.4.36.45.4..', [0, 2, 3, 5, 4, 6], { octave: 1, length: 3 })),
    during(
      ['chorus'],
      melody('lead', { rhythms: ['8.....6.5.......', '7...6...8.......'], octave: 0, legato: 1 }),
    ),
    during(['chorus'], drum('kick', ['7......5........'])),
  ],
};
