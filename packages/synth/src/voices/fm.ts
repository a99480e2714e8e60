import { SAMPLE_RATE } from '../format.ts';
import type { Voice } from '../score.ts';
import { midiToHertz } from '../theory.ts';
import { type EnvelopeShape, envelope } from './envelope.ts';
import { TABLE_SIZE, waveTable } from './waves.ts';

export interface FmOptions extends EnvelopeShape {
  /** Frequency of the modulator as a multiple of the note's. */
  ratio: number;
  /** How bright the attack is, and how many seconds that takes to fade. */
  index: number;
  indexDecay: number;
  /** Depth, from 0 to 1, and speed in hertz of a tremolo. */
  tremolo?: readonly [number, number];
}

/** One sine modulating another: electric piano, bells, vibraphone. */
export function fm(options: FmOptions): Voice {
  const { ratio, index: brightness, indexDecay, tremolo: [depth, speed] = [0, 0] } = options;
  return ({ midi, seconds, velocity }) => {
    const out = envelope(options, seconds);
    const table = waveTable('sine', 32);
    const step = (TABLE_SIZE * midiToHertz(midi)) / SAMPLE_RATE;
    const fade = Math.exp(-1 / (indexDecay * SAMPLE_RATE));
    // High notes would alias with the full brightness, and soft ones sound mellow.
    let modulation =
      brightness * (0.4 + 0.6 * velocity) * Math.min(1, 60 / midi) ** 2 * (TABLE_SIZE / 2 / Math.PI);
    let carrier = 0;
    let modulator = 0;
    let shake = 1;
    for (let index = 0; index < out.length; index++) {
      if (index % 32 === 0)
        shake = 1 - depth * (0.5 + 0.5 * Math.sin((2 * Math.PI * speed * index) / SAMPLE_RATE));
      const bend = modulation * (table[modulator & (TABLE_SIZE - 1)] as number);
      out[index] =
        (out[index] as number) * velocity * shake * (table[(carrier + bend) & (TABLE_SIZE - 1)] as number);
      carrier += step;
      modulator += step * ratio;
      modulation *= fade;
    }
    return out;
  };
}
