import { expect, test } from 'vitest';
import { SAMPLE_RATE } from '../format.ts';
import { createRandom } from '../random.ts';
import type { Voice } from '../score.ts';
import { fm } from './fm.ts';
import { pluck } from './pluck.ts';
import { subtractive } from './subtractive.ts';

const steady = { attack: 0.01, decay: 0.1, sustain: 0.9, release: 0.05 };
const voices: [string, Voice][] = [
  ['a sine', subtractive({ wave: 'sine', cutoff: [8_000, 8_000], ...steady })],
  ['a filtered saw', subtractive({ wave: 'saw', cutoff: [2_000, 1_000], ...steady })],
  ['an electric piano', fm({ ratio: 1, index: 1, indexDecay: 0.3, ...steady })],
  ['a plucked string', pluck({ brightness: 0.6, ring: 2 })],
];

test.each(voices)('%s sounds at the pitch of its note', (_name, voice) => {
  for (const midi of [40, 57, 69]) {
    const sound = voice({ midi, seconds: 1, velocity: 0.8, random: createRandom('pitch') });
    const hertz = 440 * 2 ** ((midi - 69) / 12);
    const cents = 1200 * Math.log2(pitchOf(sound, hertz) / hertz);
    expect(Math.abs(cents)).toBeLessThan(8);
  }
});

/** The frequency near `around` at which the sound is most like itself a period later. */
function pitchOf(sound: Float32Array, around: number): number {
  const part = sound.subarray(SAMPLE_RATE * 0.2, SAMPLE_RATE * 0.7);
  const periods = 8;
  const likeness = (lag: number) => {
    let sum = 0;
    for (let index = 0; index + lag < part.length - 1; index++)
      sum += (part[index] ?? 0) * (part[index + lag] ?? 0);
    return sum;
  };
  const middle = Math.round((periods * SAMPLE_RATE) / around);
  let best = middle;
  for (let lag = middle - 20; lag <= middle + 20; lag++) if (likeness(lag) > likeness(best)) best = lag;
  // The top of a parabola through the best lag and its neighbours.
  const [before, at, after] = [likeness(best - 1), likeness(best), likeness(best + 1)];
  const shift = (before - after) / (2 * (before - 2 * at + after));
  return (periods * SAMPLE_RATE) / (best + shift);
}
