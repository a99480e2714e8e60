import { SAMPLE_RATE } from '../format.ts';

export interface EnvelopeShape {
  /** Seconds to full level, and from there to the sustain level. */
  attack: number;
  decay: number;
  /** Level while the note is held, from 0 to 1. */
  sustain: number;
  /** Seconds to silence after the note. */
  release: number;
}

/** The loudness of a note over time, a value a sample; its length is the held time and the release. */
export function envelope({ attack, decay, sustain, release }: EnvelopeShape, seconds: number): Float32Array {
  const held = Math.round(seconds * SAMPLE_RATE);
  const out = new Float32Array(held + Math.round(release * SAMPLE_RATE));
  const rise = 1 / Math.max(1, attack * SAMPLE_RATE);
  const fall = 1 - Math.exp(-3 / Math.max(1, decay * SAMPLE_RATE));
  const vanish = Math.exp(-5 / Math.max(1, release * SAMPLE_RATE));
  let level = 0;
  let rising = true;
  for (let index = 0; index < out.length; index++) {
    if (index >= held) level *= vanish;
    else if (rising) {
      level += rise;
      if (level >= 1) {
        level = 1;
        rising = false;
      }
    } else level += (sustain - level) * fall;
    out[index] = level;
  }
  return out;
}
