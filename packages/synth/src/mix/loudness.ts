import { SAMPLE_RATE, type Stereo } from '../format.ts';

const BLOCK = Math.round(0.4 * SAMPLE_RATE);
const STEP = Math.round(0.1 * SAMPLE_RATE);

/** Integrated loudness in LUFS, with both gates (ITU-R BS.1770-5). */
export function loudness({ left, right }: Stereo): number {
  const blocks = meanSquares(kWeighted(left), kWeighted(right));
  const toLufs = (power: number) => -0.691 + 10 * Math.log10(power);
  const loud = blocks.filter((power) => toLufs(power) > -70);
  const gate = toLufs(mean(loud)) - 10;
  return toLufs(mean(loud.filter((power) => toLufs(power) > gate)));
}

function meanSquares(left: Float32Array, right: Float32Array): number[] {
  const blocks: number[] = [];
  for (let start = 0; start + BLOCK <= left.length; start += STEP) {
    let sum = 0;
    for (let index = start; index < start + BLOCK; index++) {
      sum += (left[index] as number) ** 2 + (right[index] as number) ** 2;
    }
    blocks.push(sum / BLOCK);
  }
  return blocks;
}

// The standard gives the filter for 48 kHz; these are its two stages, a shelf and a high-pass, for any rate.
function kWeighted(sound: Float32Array): Float32Array {
  const shelf = shelfFilter(1_681.97, 3.99984, 0.707175);
  const highPass = highPassFilter(38.1355, 0.500327);
  return biquad(biquad(sound, shelf), highPass);
}

type Biquad = readonly [number, number, number, number, number];

function shelfFilter(hertz: number, decibels: number, quality: number): Biquad {
  const k = Math.tan((Math.PI * hertz) / SAMPLE_RATE);
  const high = 10 ** (decibels / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / quality + k * k;
  return [
    (high + (band * k) / quality + k * k) / a0,
    (2 * (k * k - high)) / a0,
    (high - (band * k) / quality + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / quality + k * k) / a0,
  ];
}

function highPassFilter(hertz: number, quality: number): Biquad {
  const k = Math.tan((Math.PI * hertz) / SAMPLE_RATE);
  const a0 = 1 + k / quality + k * k;
  return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / quality + k * k) / a0];
}

function biquad(sound: Float32Array, [b0, b1, b2, a1, a2]: Biquad): Float32Array {
  const out = new Float32Array(sound.length);
  let z1 = 0;
  let z2 = 0;
  for (let index = 0; index < sound.length; index++) {
    const input = sound[index] as number;
    const value = b0 * input + z1;
    z1 = b1 * input - a1 * value + z2;
    z2 = b2 * input - a2 * value;
    out[index] = value;
  }
  return out;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
