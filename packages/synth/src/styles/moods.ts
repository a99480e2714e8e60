import type { Style } from '../compose/style.ts';
import type { Mode } from '../theory.ts';

/** What a mood changes of a style. */
interface Change {
  /** Slowest and fastest, from 0, the slowest of the style, to 1, its fastest; beyond them it goes further. */
  tempo: readonly [number, number];
  /** Instead of the style's own. */
  modes?: readonly [Mode, ...Mode[]];
  /** How loud drums are, and tunes, beside what they are in the style. */
  drums: number;
  lead: number;
  /** What is added to the size of the room. */
  room: number;
}

const changes = {
  calm: { tempo: [-0.6, 0.2], drums: 0.5, lead: 0.9, room: 0.25 },
  bright: { tempo: [0.3, 1.1], modes: ['major', 'lydian', 'mixolydian'], drums: 1, lead: 1.2, room: 0 },
  dark: { tempo: [-0.3, 0.5], modes: ['minor', 'phrygian'], drums: 0.9, lead: 0.85, room: 0.15 },
  driving: { tempo: [0.8, 1.5], drums: 1.25, lead: 1, room: -0.1 },
} satisfies Record<string, Change>;

/** How a song can be meant, whatever its genre. */
export type Mood = keyof typeof changes;

export const moods = Object.keys(changes) as Mood[];

const DRUMS = new Set(['kick', 'snare', 'clap', 'hat', 'open', 'ride', 'brush', 'shaker']);

/** A style as it is played in a mood. */
export function inMood(style: Style, mood: Mood): Style {
  const { tempo, modes = style.modes, drums, lead, room }: Change = changes[mood];
  const [slowest, fastest] = style.tempo;
  const at = (share: number) => slowest + share * (fastest - slowest);
  const louder = (name: string) => (DRUMS.has(name) ? drums : name === 'lead' ? lead : 1);
  const tracks = Object.entries(style.tracks).map(([name, track]) => [
    name,
    { ...track, gain: track.gain * louder(name) },
  ]);
  return {
    ...style,
    modes,
    tempo: [at(tempo[0]), at(tempo[1])],
    room: Math.min(1, Math.max(0, style.room + room)),
    tracks: Object.fromEntries(tracks),
  };
}
