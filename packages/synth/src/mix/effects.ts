import { SAMPLE_RATE, type Stereo } from '../format.ts';

/** Adds echoes of `send` to `out`, so many seconds apart: from side to side, duller and softer each time. */
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

// Lengths of the loops in samples: without common factors, so that no echo stands out.
const COMBS = [1_116, 1_188, 1_277, 1_356, 1_422, 1_491];
const ALL_PASSES = [556, 441, 341];
/** How much longer the right channel's loops are. */
const WIDTH = 23;
const DAMPING = 0.35;

/**
 * Adds to `out` how `send` sounds in a room of a size from 0 to 1: parallel damped loops, then all-pass filters
 * (Schroeder, Moorer).
 */
export function addReverb(out: Stereo, send: Float32Array, room: number): void {
  // The loops are run at the sample rate of the songs, for which these feedbacks give one to four seconds.
  const feedback = 0.72 + 0.22 * room;
  for (const [channel, extra] of [
    [out.left, 0],
    [out.right, WIDTH],
  ] as const) {
    const wet = new Float32Array(send.length);
    for (const length of COMBS) comb(wet, send, Math.round((length + extra) * 0.73), feedback);
    for (const length of ALL_PASSES) allPass(wet, Math.round((length + extra) * 0.73));
    for (let index = 0; index < wet.length; index++) {
      channel[index] = (channel[index] as number) + (wet[index] as number) * 0.16;
    }
  }
}

function comb(out: Float32Array, input: Float32Array, length: number, feedback: number): void {
  const line = new Float32Array(length);
  let place = 0;
  let dull = 0;
  for (let index = 0; index < input.length; index++) {
    const delayed = line[place] as number;
    dull = delayed * (1 - DAMPING) + dull * DAMPING;
    line[place] = (input[index] as number) + dull * feedback;
    out[index] = (out[index] as number) + delayed;
    if (++place === length) place = 0;
  }
}

function allPass(sound: Float32Array, length: number): void {
  const line = new Float32Array(length);
  let place = 0;
  for (let index = 0; index < sound.length; index++) {
    const delayed = line[place] as number;
    const input = sound[index] as number;
    line[place] = input + delayed * 0.5;
    sound[index] = delayed - input * 0.5;
    if (++place === length) place = 0;
  }
}
