import { SAMPLE_RATE, type Stereo } from '../format.ts';
import { loudness } from './loudness.ts';

// The limiter takes away about half a decibel of it.
const TARGET_LUFS = -14.5;
// Encoding adds overshoots of about a decibel.
const CEILING = 10 ** (-1.8 / 20);
const LOOK_AHEAD = Math.round(0.004 * SAMPLE_RATE);

/** Brings a mix to streaming loudness without clipping, and fades it out from `fadeAt` seconds on. */
export function master(mix: Stereo, fadeAt: number): void {
  fadeOut(mix, Math.round(fadeAt * SAMPLE_RATE));
  amplify(mix, 10 ** ((TARGET_LUFS - loudness(mix)) / 20));
  limit(mix);
}

function fadeOut({ left, right }: Stereo, from: number): void {
  const length = left.length - from;
  for (let index = 0; index < length; index++) {
    const gain = Math.cos((Math.PI / 2) * Math.min(1, index / length)) ** 1.5;
    left[from + index] = (left[from + index] as number) * gain;
    right[from + index] = (right[from + index] as number) * gain;
  }
}

function amplify({ left, right }: Stereo, gain: number): void {
  for (let index = 0; index < left.length; index++) {
    left[index] = (left[index] as number) * gain;
    right[index] = (right[index] as number) * gain;
  }
}

/** Turns down shortly before a peak and lets go slowly after it, both channels alike. */
function limit({ left, right }: Stereo): void {
  const release = Math.exp(-1 / (0.08 * SAMPLE_RATE));
  const attack = Math.exp(-3 / LOOK_AHEAD);
  let gain = 1;
  let held = 1;
  let hold = 0;
  for (let index = 0; index < left.length + LOOK_AHEAD; index++) {
    const peak = Math.max(Math.abs(left[index] ?? 0), Math.abs(right[index] ?? 0));
    const needed = peak > CEILING ? CEILING / peak : 1;
    if (needed <= held || hold === 0) {
      held = needed;
      hold = LOOK_AHEAD;
    } else hold--;
    gain = held < gain ? held + (gain - held) * attack : held + (gain - held) * release;
    const late = index - LOOK_AHEAD;
    if (late < 0) continue;
    left[late] = clip((left[late] as number) * gain);
    right[late] = clip((right[late] as number) * gain);
  }
}

function clip(value: number): number {
  return Math.min(CEILING, Math.max(-CEILING, value));
}
