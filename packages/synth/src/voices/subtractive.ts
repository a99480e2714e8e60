import { SAMPLE_RATE } from '../format.ts';
import type { Voice } from '../score.ts';
import { midiToHertz } from '../theory.ts';
import { type EnvelopeShape, envelope } from './envelope.ts';
import { TABLE_SIZE, type Wave, waveTable } from './waves.ts';

export interface SubtractiveOptions extends EnvelopeShape {
  wave: Wave;
  /** One oscillator a number, each that many cents off. */
  detune?: readonly number[];
  /** The filter's frequency in hertz: where it opens to at the attack, and where it settles. */
  cutoff: readonly [number, number];
  /** Seconds that the filter takes to settle. */
  sweep?: number;
  /** From 0, none, to 0.95, nearly singing. */
  resonance?: number;
  /** Depth in semitones and speed in hertz. */
  vibrato?: readonly [number, number];
  /** An octave below, mixed in at this level. */
  sub?: number;
}

/** Oscillators through a low-pass filter: pads, synthesizer basses, leads and stabs. */
export function subtractive(options: SubtractiveOptions): Voice {
  const { wave, detune = [0], vibrato: [depth, speed] = [0, 0], sub = 0 } = options;
  return ({ midi, seconds, velocity, random }) => {
    const out = envelope(options, seconds);
    const hertz = midiToHertz(midi);
    const sound = new Float32Array(out.length);
    const wobble = vibratoCurve(out.length, depth, speed);
    for (const cents of detune) {
      addOscillator(
        sound,
        waveTable(wave, hertz),
        hertz * 2 ** (cents / 1200),
        random.next(),
        1 / detune.length,
        wobble,
      );
    }
    if (sub > 0) addOscillator(sound, waveTable('sine', hertz), hertz / 2, 0, sub, wobble);
    lowPass(sound, options, velocity);
    for (let index = 0; index < out.length; index++)
      out[index] = (out[index] ?? 0) * (sound[index] ?? 0) * velocity;
    return out;
  };
}

const CONTROL = 32;

// The pitch factor every few samples; vibrato sets in late, as a player's does.
function vibratoCurve(length: number, depth: number, speed: number): Float32Array {
  const curve = new Float32Array(Math.ceil(length / CONTROL)).fill(1);
  if (depth === 0) return curve;
  for (const index of curve.keys()) {
    const time = (index * CONTROL) / SAMPLE_RATE;
    const amount = depth * Math.min(1, Math.max(0, (time - 0.15) / 0.4));
    curve[index] = 2 ** ((amount * Math.sin(2 * Math.PI * speed * time)) / 12);
  }
  return curve;
}

function addOscillator(
  out: Float32Array,
  table: Float32Array,
  hertz: number,
  startPhase: number,
  level: number,
  wobble: Float32Array,
): void {
  const step = (hertz / SAMPLE_RATE) * TABLE_SIZE;
  let phase = startPhase * TABLE_SIZE;
  for (let index = 0; index < out.length; index++) {
    const whole = phase | 0;
    const here = table[whole & (TABLE_SIZE - 1)] as number;
    const next = table[(whole + 1) & (TABLE_SIZE - 1)] as number;
    out[index] = (out[index] as number) + level * (here + (next - here) * (phase - whole));
    phase += step * (wobble[index >> 5] as number);
    if (phase >= TABLE_SIZE) phase -= TABLE_SIZE;
  }
}

// A state-variable filter in the trapezoidal form, which stays stable while its frequency moves.
function lowPass(
  sound: Float32Array,
  { cutoff, sweep = 0.3, resonance = 0.1 }: SubtractiveOptions,
  velocity: number,
): void {
  const [from, to] = cutoff;
  const damping = 2 * (1 - Math.min(0.95, resonance));
  let band = 0;
  let low = 0;
  let g = 0;
  let scale = 0;
  for (let index = 0; index < sound.length; index++) {
    if (index % CONTROL === 0) {
      const settled = Math.exp((-3 * index) / SAMPLE_RATE / sweep);
      const hertz = (to + (from - to) * settled) * (0.6 + 0.4 * velocity);
      g = Math.tan((Math.PI * Math.min(hertz, SAMPLE_RATE * 0.45)) / SAMPLE_RATE);
      scale = 1 / (1 + g * (g + damping));
    }
    const high = ((sound[index] as number) - (damping + g) * band - low) * scale;
    const middle = g * high + band;
    band = g * high + middle;
    const bottom = g * middle + low;
    low = g * middle + bottom;
    sound[index] = bottom;
  }
}
