import { SAMPLE_RATE } from '../format.ts';
import type { Voice } from '../score.ts';

/** What a sound that falls by 60 dB in so many seconds keeps from one sample to the next. */
function decay(seconds: number): number {
  return Math.exp(-6.9 / (seconds * SAMPLE_RATE));
}

/** A bass drum: a sine that falls from `from` to `to` hertz, with a click. */
export function kick({ from = 150, to = 48, length = 0.4, click = 0.3 } = {}): Voice {
  return ({ velocity, random }) => {
    const out = new Float32Array(Math.round(length * SAMPLE_RATE));
    const fall = decay(length);
    const drop = Math.exp(-1 / (0.03 * SAMPLE_RATE));
    let bend = 1;
    let level = velocity;
    let phase = 0;
    for (let index = 0; index < out.length; index++) {
      phase += (2 * Math.PI * (to + (from - to) * bend)) / SAMPLE_RATE;
      const attack = index < 120 ? (1 - index / 120) * click * (random.next() * 2 - 1) : 0;
      out[index] = level * (Math.tanh(1.5 * Math.sin(phase)) + attack);
      bend *= drop;
      level *= fall;
    }
    return out;
  };
}

export interface NoiseDrumOptions {
  /** Seconds to silence. */
  length: number;
  /** What is kept of the noise lies above and below these frequencies, in hertz. */
  above: number;
  below: number;
  /** A tone under the noise: its frequency and level. */
  tone?: readonly [number, number];
  /** Seconds that the sound takes to swell; a stick has none, a brush has some. */
  swell?: number;
  /** Number of claps in quick succession before the sound proper. */
  bursts?: number;
}

/** Whatever is mostly noise: snare, brush, clap, hi-hat, ride, shaker. */
export function noiseDrum({
  length,
  above,
  below,
  tone,
  swell = 0.001,
  bursts = 0,
}: NoiseDrumOptions): Voice {
  const highPass = Math.exp((-2 * Math.PI * above) / SAMPLE_RATE);
  const lowPass = 1 - Math.exp((-2 * Math.PI * below) / SAMPLE_RATE);
  const gap = Math.round(0.011 * SAMPLE_RATE);
  return ({ velocity, random }) => {
    const out = new Float32Array(Math.round((length + swell) * SAMPLE_RATE) + bursts * gap);
    const fall = decay(length);
    const rise = swell * SAMPLE_RATE;
    let level = 1;
    let slow = 0;
    let soft = 0;
    for (let index = 0; index < out.length; index++) {
      const noise = random.next() * 2 - 1;
      slow = noise + highPass * (slow - noise);
      soft += lowPass * (noise - slow - soft);
      const ring = tone ? tone[1] * Math.sin((2 * Math.PI * tone[0] * index) / SAMPLE_RATE) : 0;
      out[index] = velocity * level * Math.min(1, index / rise) * (soft + ring);
      level =
        index < bursts * gap && index % gap === gap - 1
          ? 1
          : level * (index < bursts * gap ? fall ** 12 : fall);
    }
    return out;
  };
}

/** Metal: high square waves that share no harmonics, for a ride or a hi-hat with a ring to it. */
export function metal({ length, level = 0.5 }: { length: number; level?: number }): Voice {
  const noise = noiseDrum({ length, above: 6_000, below: 14_000 });
  const frequencies = [2_137, 3_022, 3_683, 4_517, 5_339, 6_011];
  return (note) => {
    const out = noise(note);
    const fall = decay(length * 0.8);
    let loud = note.velocity * level;
    let last = 0;
    for (let index = 0; index < out.length; index++) {
      let sum = 0;
      for (const hertz of frequencies) sum += ((index * hertz) / SAMPLE_RATE) % 1 < 0.5 ? 1 : -1;
      const value = sum / frequencies.length;
      out[index] = (out[index] as number) + loud * (value - last) * 0.7;
      last = value;
      loud *= fall;
    }
    return out;
  };
}

/** Air: filtered noise that swells and falls over the length of the note, as the sea does. */
export function air({ above, below }: { above: number; below: number }): Voice {
  const noise = noiseDrum({ length: 60, above, below, swell: 0.01 });
  return (note) => {
    const whole = noise({ ...note, velocity: 1 }).subarray(0, Math.round(note.seconds * SAMPLE_RATE));
    return whole.map(
      (value, index) => value * note.velocity * Math.sin((Math.PI * index) / whole.length) ** 2,
    );
  };
}
