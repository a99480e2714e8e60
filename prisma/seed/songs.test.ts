import { planSound } from '@setlist/synth';
import { expect, test } from 'vitest';
import { songs } from './songs.ts';

test('every song lasts 60 to 150 seconds, and no two of them are alike', () => {
  for (const { durationMs } of songs) {
    expect(durationMs).toBeGreaterThanOrEqual(60_000);
    expect(durationMs).toBeLessThanOrEqual(150_000);
  }
  expect(new Set(songs.map(({ seed }) => seed)).size).toBe(songs.length);
  const sounds = songs.map(({ seed, genre }) =>
    JSON.stringify([genre, planSound({ seed: `${seed}`, genre })]),
  );
  expect(new Set(sounds).size).toBeGreaterThan(songs.length / 2);
});
