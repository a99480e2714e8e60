import { SAMPLE_RATE } from '../format.ts';

/** Length of a wavetable; a power of two, so that an index wraps with a mask. */
export const TABLE_SIZE = 2048;

export type Wave = 'sine' | 'triangle' | 'saw' | 'square';

const partials: Record<Wave, (harmonic: number) => number> = {
  sine: (n) => (n === 1 ? 1 : 0),
  triangle: (n) => (n % 2 === 1 ? (8 / (Math.PI * n) ** 2) * (n % 4 === 1 ? 1 : -1) : 0),
  saw: (n) => 2 / (Math.PI * n),
  square: (n) => (n % 2 === 1 ? 4 / (Math.PI * n) : 0),
};

const tables = new Map<string, Float32Array>();

/** One period of a wave without harmonics above hearing or above half the sample rate; one table an octave. */
export function waveTable(wave: Wave, hertz: number): Float32Array {
  const octave = Math.max(0, Math.ceil(Math.log2(hertz / 32)));
  const name = `${wave} ${octave}`;
  let table = tables.get(name);
  if (!table) {
    table = makeTable(wave, Math.min(120, Math.floor(SAMPLE_RATE / 2 / (32 * 2 ** octave))));
    tables.set(name, table);
  }
  return table;
}

function makeTable(wave: Wave, harmonics: number): Float32Array {
  const table = new Float32Array(TABLE_SIZE);
  for (let n = 1; n <= Math.max(1, harmonics); n++) {
    const amplitude = partials[wave](n);
    if (amplitude === 0) continue;
    const step = (2 * Math.PI * n) / TABLE_SIZE;
    for (let index = 0; index < TABLE_SIZE; index++) {
      table[index] = (table[index] ?? 0) + amplitude * Math.sin(step * index);
    }
  }
  return table;
}
