import { SAMPLE_RATE, type Stereo } from '../format.ts';
import { createRandom } from '../random.ts';
import type { Note, Score, Track } from '../score.ts';
import { addEcho, addReverb } from './effects.ts';
import { master } from './master.ts';

/** Plays a score: renders each note, places it in the stereo picture, adds echo and room, and masters the sum. */
export function mixdown(score: Score, seed: string): Stereo {
  const length = Math.ceil(score.seconds * SAMPLE_RATE);
  const out = { left: new Float32Array(length), right: new Float32Array(length) };
  const room = new Float32Array(length);
  const echo = new Float32Array(length);
  const ducking = duckingCurve(score, length);
  const render = cachedRenderer(seed);
  const turns = new Map<string, number>();
  for (const note of score.notes) {
    const track = score.tracks[note.track];
    if (!track)
      throw new Error(`The song has a note for "${note.track}", which is not an instrument of its genre.`);
    const turn = turns.get(note.track) ?? 0;
    turns.set(note.track, turn + 1);
    const side = track.spread ? (turn % 2 === 0 ? -track.spread : track.spread) : 0;
    place({ out, room, echo }, render(track, note), note, track, side, ducking);
  }
  addEcho(out, echo, score.echoSeconds);
  addReverb(out, room, score.room);
  master(out, score.fadeAt);
  return out;
}

interface Buses {
  out: Stereo;
  room: Float32Array;
  echo: Float32Array;
}

function place(
  { out, room, echo }: Buses,
  sound: Float32Array,
  { at }: Note,
  { gain, pan = 0, reverb = 0, echo: echoShare = 0, duck = 0 }: Track,
  side: number,
  ducking: Float32Array,
): void {
  const start = Math.round(at * SAMPLE_RATE);
  const end = Math.min(sound.length, out.left.length - start);
  // Equal power: a sound keeps its loudness wherever it stands.
  const angle = ((Math.max(-1, Math.min(1, pan + side)) + 1) * Math.PI) / 4;
  const ducked = duck > 0 ? underDucking(sound, ducking, start, end, duck) : sound;
  add(out.left, ducked, start, end, gain * Math.cos(angle));
  add(out.right, ducked, start, end, gain * Math.sin(angle));
  if (reverb > 0) add(room, ducked, start, end, gain * reverb);
  if (echoShare > 0) add(echo, ducked, start, end, gain * echoShare);
}

function add(bus: Float32Array, sound: Float32Array, start: number, end: number, gain: number): void {
  for (let index = 0; index < end; index++) {
    bus[start + index] = (bus[start + index] as number) + (sound[index] as number) * gain;
  }
}

function underDucking(sound: Float32Array, ducking: Float32Array, start: number, end: number, depth: number) {
  const out = new Float32Array(end);
  for (let index = 0; index < end; index++) {
    out[index] = (sound[index] as number) * (1 - depth * (ducking[start + index] as number));
  }
  return out;
}

/** One right after each note of the track `kick`, falling back to zero in a quarter of a second. */
function duckingCurve(score: Score, length: number): Float32Array {
  const curve = new Float32Array(length);
  const span = Math.round(0.25 * SAMPLE_RATE);
  for (const { track, at } of score.notes) {
    if (track !== 'kick') continue;
    const start = Math.round(at * SAMPLE_RATE);
    for (let index = 0; index < span && start + index < length; index++) {
      curve[start + index] = Math.min(1, index / 64) * (1 - index / span) ** 1.5;
    }
  }
  return curve;
}

/** Renders equal notes once: most music repeats itself. Notes come in two takes, so that drums do not sound machined. */
function cachedRenderer(seed: string): (track: Track, note: Note) => Float32Array {
  const takes = new Map<string, Float32Array>();
  let count = 0;
  return (track, { track: name, midi, seconds, velocity }) => {
    const rounded = Math.round(velocity * 8) / 8;
    const take = count++ % 2;
    const key = `${name} ${midi} ${seconds.toFixed(3)} ${rounded} ${take}`;
    const known = takes.get(key);
    if (known) return known;
    const sound = track.voice({ midi, seconds, velocity: rounded, random: createRandom(`${seed} ${key}`) });
    takes.set(key, sound);
    return sound;
  };
}
