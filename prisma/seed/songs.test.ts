import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAudio, planSong, styles } from '@setlist/synth';
import { expect, onTestFinished, test } from 'vitest';
import { songs } from './songs.ts';

test('every song lasts 20 to 60 seconds, and no two of them are alike', () => {
  for (const { durationMs } of songs) {
    expect(durationMs).toBeGreaterThanOrEqual(20_000);
    expect(durationMs).toBeLessThanOrEqual(60_000);
  }
  const plans = songs.map(({ songId, genre }) => JSON.stringify([genre, planSong(songId, styles[genre])]));
  expect(new Set(plans).size).toBe(songs.length);
});

test('the audio of a song has exactly the bytes that its row will say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'setlist-audio-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const shortest = songs.toSorted((a, b) => a.durationMs - b.durationMs).slice(0, 1);
  await makeAudio(shortest, folder);
  const sizes = shortest.map(({ songId }) => stat(join(folder, `${songId}.mp3`)).then(({ size }) => size));
  expect(await Promise.all(sizes)).toEqual(shortest.map(({ audioBytes }) => audioBytes));
});
