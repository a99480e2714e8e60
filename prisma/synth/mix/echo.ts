import { SAMPLE_RATE } from '../sample-rate.ts';
import type { Stereo } from './stereo.ts';

/** Adds an echo to `out` that goes from side to side, duller and softer each time. */
export function addEcho(out: Stereo, send: Float32Array, seconds: number): void {
  const length = Math.round(seconds * SAMPLE_RATE);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  let place = 0;
  let dull = 0;
  for (let index = 0; index < send.length; index++) {
    const fromLeft = left[place] as number;
    const fromRight = right[place] as number;
    dull += 0.35 * (fromRight - dull);
    left[place] = (send[index] as number) + dull * 0.5;
    right[place] = fromLeft;
    out.left[index] = (out.left[index] as number) + fromLeft * 0.6;
    out.right[index] = (out.right[index] as number) + fromRight * 0.6;
    if (++place === length) place = 0;
  }
}
