import { hash, randomOf } from './random.ts';

/** Heights, 0 to 1, of the bars of a song's scrubber. The seed decides them. */
export function waveformOf(seed: string, bars: number): number[] {
  const random = randomOf(`wave:${seed}`);
  const phase = hash(seed) % 7;
  let energy = 0.4;
  return Array.from({ length: bars }, (_, i) => {
    const t = i / bars;
    const arc = 0.42 + 0.58 * Math.sin(Math.PI * Math.min(1, t * 1.06)) ** 0.6;
    const phrase = 0.72 + 0.28 * Math.sin(t * 25 + phase);
    energy = energy * 0.45 + random.range(0.22, 1) * 0.55;
    return Math.max(0.1, Math.min(1, energy * arc * phrase * 1.25));
  });
}
