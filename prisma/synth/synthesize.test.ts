import { sweep } from '@setlist/testing/sweep';
import { expect, test } from 'vitest';
import { songs } from '../seed/songs.ts';
import { composeSong } from './compose/compose-song.ts';
import { planSong } from './compose/plan.ts';
import { loudness } from './mix/loudness.ts';
import { mixdown } from './mix/mixdown.ts';
import { SAMPLE_RATE } from './sample-rate.ts';
import { type Genre, styles } from './styles/styles.ts';
import { synthesize } from './synthesize.ts';

const oneOfEach = (Object.keys(styles) as Genre[]).map((genre) => songs.find((song) => song.genre === genre));

test('plans every demo song at 20 to 60 seconds, no two of them alike', () => {
  for (const song of songs) {
    expect(song.durationMs).toBeGreaterThanOrEqual(20_000);
    expect(song.durationMs).toBeLessThanOrEqual(60_000);
  }
  const plans = songs.map((song) => JSON.stringify([song.genre, planSong(song)]));
  expect(new Set(plans).size).toBe(songs.length);
});

test('makes the same music for the same song again', () => {
  const seed = { songId: 'same', genre: 'Jazz' } as const;
  const again = composeSong(seed);
  expect(composeSong(seed).notes).toEqual(again.notes);
  expect(composeSong({ ...seed, songId: 'other' }).notes).not.toEqual(again.notes);
});

test.each(sweep(oneOfEach, oneOfEach.slice(0, 1)))(
  'plays $genre at an even loudness, without clipping or silence, and ends in a fade',
  (song) => {
    if (!song) throw new Error('A genre has no song.');
    const { left, right } = mixdown(composeSong(song), song.songId);
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

test('encodes a song to exactly the bytes and the length that its row in the database says', async () => {
  const song = songs.toSorted((a, b) => a.durationMs - b.durationMs)[0];
  if (!song) throw new Error('There are no songs.');
  const mp3 = await synthesize(song);
  expect(mp3.length).toBe(song.audioBytes);
  // MPEG-1 layer III at 80 kbit/s and 32 kHz, in every frame.
  const frame = 360;
  for (let start = 0; start < mp3.length; start += frame) {
    expect([...mp3.subarray(start, start + 3)].map((byte) => byte.toString(16))).toEqual(['ff', 'fb', '68']);
  }
  expect((mp3.length / frame) * 36).toBe(song.durationMs);
});
