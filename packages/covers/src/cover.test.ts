import { expect, test } from 'vitest';
import { contrast } from './colour.ts';
import { chooseCover, drawCover } from './cover.ts';
import { PALETTES } from './palettes.ts';
import { tintOf } from './tint.ts';
import { waveformOf } from './waveform.ts';

const seeds = Array.from({ length: 200 }, (_, i) => `seed ${i}`);

test('draws the same cover for the same seed, and different ones for different seeds', () => {
  expect(seeds.map((seed) => drawCover(seed))).toEqual(seeds.map((seed) => drawCover(seed)));
  expect(new Set(seeds.map((seed) => drawCover(seed))).size).toBe(seeds.length);
});

test('keeps a known seed at its known motif and palette', () => {
  const { motif, palette } = chooseCover('pl_014h');
  expect([motif, palette.name]).toEqual(['strata', 'cobalt']);
});

test('uses every motif and every palette', () => {
  expect(new Set(seeds.map((seed) => chooseCover(seed).motif)).size).toBe(5);
  expect(new Set(seeds.map((seed) => chooseCover(seed).palette.name)).size).toBe(PALETTES.length);
});

test('draws nothing that is not a number, and no inline style', () => {
  for (const seed of seeds) expect(drawCover(seed)).not.toMatch(/NaN|undefined|Infinity|style=/);
});

test('gives a song the same waveform every time, between silence and full', () => {
  expect(waveformOf('song', 84)).toEqual(waveformOf('song', 84));
  expect(waveformOf('song', 84).every((height) => height >= 0.1 && height <= 1)).toBe(true);
});

test('tints every page so that secondary text can be read on it', () => {
  for (const palette of PALETTES) {
    expect(contrast(tintOf(palette, 'dark'), '#d6cec1')).toBeGreaterThan(4.5);
    expect(contrast(tintOf(palette, 'light'), '#3d382f')).toBeGreaterThan(4.5);
  }
});
