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

// A song is an intro, verses and choruses in turn, with a break or without, an outro, and one bar in which the last
// chord rings out. A break goes back to what the intro was. Slow music takes few bars for a minute, fast music many: each
// form is also played at twice and at four times its length.
const shapes: readonly Form[] = [
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['verse', 2],
    ['chorus', 4],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['intro', 2],
    ['chorus', 4],
    ['outro', 2],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['verse', 4],
    ['chorus', 4],
    ['outro', 2],
  ],
  [
    ['intro', 2],
    ['verse', 4],
    ['chorus', 4],
    ['verse', 4],
    ['intro', 2],
    ['chorus', 8],
    ['outro', 2],
  ],
  [
    ['intro', 2],
    ['verse', 8],
    ['chorus', 4],
    ['verse', 4],
    ['chorus', 4],
    ['intro', 2],
    ['chorus', 8],
    ['outro', 2],
  ],
];
const forms: readonly Form[] = [1, 2, 4].flatMap((times) =>
  shapes.map((shape): Form => [...shape.map(([name, bars]) => [name, bars * times] as const), ['end', 1]]),
);

/** The shortest and the longest song, in seconds. */
const SHORTEST = 60;
const LONGEST = 149;

/** Decides key, tempo, form and length of a song, 60 to 150 s; the same for the same seed and style. */
export function planSong(seed: string, style: Style): Plan {
  const random = createRandom(`plan ${seed}`);
  const secondsPerBeat = 60 / Math.round(random.between(...style.tempo));
  const secondsPerBar = secondsPerBeat * style.beatsPerBar;
  // Most are rather short.
  const wanted = SHORTEST + (LONGEST - SHORTEST) * random.next() ** 1.8;
  const lengthOf = (form: Form) =>
    form.reduce((sum, [, bars]) => sum + bars, 0) * secondsPerBar + TAIL_SECONDS;
  const fitting = forms.filter((form) => lengthOf(form) >= SHORTEST && lengthOf(form) <= LONGEST);
  const [form] = fitting.toSorted((a, b) => Math.abs(lengthOf(a) - wanted) - Math.abs(lengthOf(b) - wanted));
  if (!form) throw new Error(`No form of a song fits ${Math.round(60 / secondsPerBeat)} beats a minute.`);
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
