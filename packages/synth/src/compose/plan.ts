import { ENCODER_FRAMES, FRAME_BYTES, FRAME_SAMPLES, SAMPLE_RATE } from '../format.ts';
import { createRandom } from '../random.ts';
import type { Key, Mode } from '../theory.ts';
import type { SectionName, Style } from './style.ts';

export interface Plan {
  key: Key;
  secondsPerBeat: number;
  /** One entry a bar. */
  bars: SectionName[];
  /** The two chord progressions, in scale degrees. */
  verse: readonly number[];
  chorus: readonly number[];
  /** Length of the music in samples: a whole number of MP3 frames. */
  samples: number;
  /** Real length of the encoded audio, with what the encoder adds, and its size. */
  durationMs: number;
  audioBytes: number;
}

const TAIL_SECONDS = 1.2;

type Form = readonly (readonly [SectionName, number])[];

// A song is an intro, verses and choruses in turn, an outro, and one bar in which the last chord rings out.
const forms: readonly [Form, ...Form[]] = [
  [
    ['intro', 1],
    ['verse', 2],
    ['chorus', 4],
    ['end', 1],
  ],
  [
    ['intro', 1],
    ['verse', 4],
    ['chorus', 4],
    ['end', 1],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['outro', 1],
    ['end', 1],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['verse', 2],
    ['chorus', 4],
    ['end', 1],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['verse', 4],
    ['chorus', 4],
    ['outro', 2],
    ['end', 1],
  ],
  [
    ['intro', 4],
    ['verse', 8],
    ['chorus', 8],
    ['outro', 2],
    ['end', 1],
  ],
  [
    ['intro', 4],
    ['verse', 8],
    ['chorus', 8],
    ['verse', 4],
    ['chorus', 8],
    ['outro', 2],
    ['end', 1],
  ],
];

/** Decides key, tempo, form and length of a song; the same for the same id and style. */
export function planSong(songId: string, style: Style): Plan {
  const random = createRandom(`plan ${songId}`);
  const secondsPerBeat = 60 / Math.round(random.between(...style.tempo));
  const secondsPerBar = secondsPerBeat * style.beatsPerBar;
  const wanted = 20 + 26 * random.next() ** 1.8;
  const lengthOf = (form: Form) =>
    form.reduce((sum, [, bars]) => sum + bars, 0) * secondsPerBar + TAIL_SECONDS;
  const fitting = forms.filter((form) => lengthOf(form) >= 20 && lengthOf(form) <= 48);
  const form = fitting.reduce(
    (best, next) => (Math.abs(lengthOf(next) - wanted) < Math.abs(lengthOf(best) - wanted) ? next : best),
    fitting[0] ?? forms[0],
  );
  const musicFrames = Math.ceil((lengthOf(form) * SAMPLE_RATE) / FRAME_SAMPLES);
  const frames = musicFrames + ENCODER_FRAMES;
  return {
    key: { tonic: 60 + Math.floor(random.between(-6, 6)), mode: random.pick<Mode>(style.modes) },
    secondsPerBeat,
    bars: form.flatMap(([name, count]) => Array<SectionName>(count).fill(name)),
    verse: random.pick(style.verses),
    chorus: random.pick(style.choruses),
    samples: musicFrames * FRAME_SAMPLES,
    durationMs: (frames * FRAME_SAMPLES * 1000) / SAMPLE_RATE,
    audioBytes: frames * FRAME_BYTES,
  };
}
