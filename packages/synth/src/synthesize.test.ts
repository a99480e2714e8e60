import { sweep } from '@setlist/testing/sweep';
import { expect, test } from 'vitest';
import { composeSong } from './compose/compose-song.ts';
import { planSong } from './compose/plan.ts';
import { SAMPLE_RATE } from './format.ts';
import { loudness } from './mix/loudness.ts';
import { mixdown } from './mix/mixdown.ts';
import { styleOf } from './sound.ts';
import { moods } from './styles/moods.ts';
import { type Genre, styles } from './styles/styles.ts';
import { synthesize } from './synthesize.ts';

const genres = Object.keys(styles) as Genre[];

test.each(genres)('plans songs of %s at 60 to 150 seconds in every mood, no two of them alike', (genre) => {
  const plans = ['a', 'b', 'c', 'd', 'e'].flatMap((seed) =>
    [undefined, ...moods].map((mood) => planSong(seed, styleOf({ seed, genre, mood }))),
  );
  for (const { durationMs } of plans) {
    expect(durationMs).toBeGreaterThanOrEqual(60_000);
    expect(durationMs).toBeLessThanOrEqual(150_000);
  }
  expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(plans.length);
});

test('makes the same music for the same song again', () => {
  const { notes } = composeSong('same', styles.Jazz);
  expect(composeSong('same', styles.Jazz).notes).toEqual(notes);
  expect(composeSong('other', styles.Jazz).notes).not.toEqual(notes);
  const meant = moods.map((mood) =>
    JSON.stringify(composeSong('same', styleOf({ seed: 'same', genre: 'Jazz', mood }))),
  );
  expect(new Set(meant).size).toBe(moods.length);
});

const sounds = [
  ...genres.map((genre) => ({ genre, mood: undefined })),
  ...moods.map((mood) => ({ genre: 'Jazz' as const, mood })),
];

test.each(sweep(sounds, sounds.slice(0, 2)))(
  'plays $genre, $mood, at an even loudness, without clipping or silence, and ends in a fade',
  (sound) => {
    const { left, right } = mixdown(composeSong('a', styleOf({ seed: 'a', ...sound })), 'a');
    const loudest = (from: number, to: number) => {
      let peak = 0;
      for (let index = from; index < to; index++) {
        peak = Math.max(peak, Math.abs(left[index] ?? 0), Math.abs(right[index] ?? 0));
      }
      return peak;
    };
    expect(loudness({ left, right })).toBeGreaterThan(-16.5);
    expect(loudness({ left, right })).toBeLessThan(-14);
    expect(loudest(0, left.length)).toBeLessThan(0.9);
    for (let second = 0; second < left.length / SAMPLE_RATE - 4; second++) {
      expect(loudest(second * SAMPLE_RATE, (second + 1) * SAMPLE_RATE)).toBeGreaterThan(0.01);
    }
    expect(loudest(left.length - 800, left.length)).toBeLessThan(0.01);
  },
);

test('encodes a song to exactly the bytes and the length of its plan', async () => {
  const plan = planSong('a', styles.Jazz);
  const mp3 = await synthesize({ seed: 'a', genre: 'Jazz' });
  expect(mp3.length).toBe(plan.audioBytes);
  // MPEG-1 layer III at 80 kbit/s and 32 kHz, in every frame.
  const frame = 360;
  for (let start = 0; start < mp3.length; start += frame) {
    expect([...mp3.subarray(start, start + 3)].map((byte) => byte.toString(16))).toEqual(['ff', 'fb', '68']);
  }
  expect((mp3.length / frame) * 36).toBe(plan.durationMs);
});
