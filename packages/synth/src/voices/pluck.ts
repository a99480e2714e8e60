import { SAMPLE_RATE } from '../format.ts';
import type { Voice } from '../score.ts';
import { midiToHertz } from '../theory.ts';

export interface PluckOptions {
  /** From 0, a soft thumb, to 1, a plectrum. */
  brightness: number;
  /** Seconds that a string of middle pitch rings. */
  ring: number;
  /** Seconds after the note until the hand has damped the string. */
  release?: number;
}

/** A plucked string by Karplus and Strong: noise in a loop as long as a period, dulled a little at each turn. */
export function pluck({ brightness, ring, release = 0.15 }: PluckOptions): Voice {
  return ({ midi, seconds, velocity, random }) => {
    const hertz = midiToHertz(midi);
    const held = Math.round(Math.min(seconds, ring * 1.5) * SAMPLE_RATE);
    const out = new Float32Array(held + Math.round(release * SAMPLE_RATE));
    // The averaging below delays by half a sample; the fraction that is left tunes the string.
    const period = SAMPLE_RATE / hertz - 0.5;
    const size = Math.floor(period);
    const fraction = period - size;
    const line = excitation(size + 1, brightness * (0.5 + 0.5 * velocity), random.next);
    const keep = Math.exp(-6.9 / (ring * Math.sqrt(261 / hertz) * hertz));
    const damp = Math.exp(-5 / (release * SAMPLE_RATE));
    let place = 0;
    let last = 0;
    let level = velocity;
    for (let index = 0; index < out.length; index++) {
      const next = place === size ? 0 : place + 1;
      const tuned = (1 - fraction) * (line[next] as number) + fraction * (line[place] as number);
      out[index] = tuned * level;
      line[place] = keep * 0.5 * (tuned + last);
      last = tuned;
      place = next;
      if (index >= held) level *= damp;
    }
    return out;
  };
}

function excitation(length: number, brightness: number, noise: () => number): Float32Array {
  const line = new Float32Array(length);
  let smooth = 0;
  let mean = 0;
  for (let index = 0; index < length; index++) {
    smooth += (0.1 + 0.9 * brightness) * (noise() * 2 - 1 - smooth);
    line[index] = smooth;
    mean += smooth / length;
  }
  const loudest = line.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 1e-6);
  return line.map((value) => (value - mean) / loudest);
}
