import { SAMPLE_RATE } from '../format.ts';
import { createRandom } from '../random.ts';
import type { Note, Score } from '../score.ts';
import { degreeToMidi } from '../theory.ts';
import { type Plan, planSong } from './plan.ts';
import type { Bar, Style } from './style.ts';

/** Writes the notes of a song; the same for the same seed and style. */
export function composeSong(seed: string, style: Style): Score {
  const plan = planSong(seed, style);
  const notes: Note[] = [];
  for (const index of plan.bars.keys()) composeBar(seed, style, plan, index, notes);
  const seconds = plan.samples / SAMPLE_RATE;
  return {
    seconds,
    tracks: style.tracks,
    notes: notes.filter(({ at }) => at < seconds).sort((a, b) => a.at - b.at),
    echoSeconds: style.echoBeats * plan.secondsPerBeat,
    room: style.room,
    fadeAt: (plan.bars.length - 1) * style.beatsPerBar * plan.secondsPerBeat,
  };
}

function composeBar(seed: string, style: Style, plan: Plan, index: number, notes: Note[]): void {
  const section = plan.bars[index] ?? 'end';
  const start = index * style.beatsPerBar;
  const first = plan.bars.findLastIndex((name, bar) => bar <= index && name !== section) + 1;
  const next = plan.bars.findIndex((name, bar) => bar > index && name !== section);
  const bar: Bar = {
    section,
    index,
    inSection: index - first,
    sectionBars: (next < 0 ? plan.bars.length : next) - first,
    beats: style.beatsPerBar,
    key: plan.key,
    root: rootOf(plan, index, first),
    nextRoot: rootOf(plan, index + 1, plan.bars[index + 1] === section ? first : index + 1),
    chord: style.chord,
    seed,
    random: createRandom(`bar ${seed} ${section} ${index - first}`),
    add: (track, beat, length, midi, velocity) => {
      const at = (start + swing(style, beat)) * plan.secondsPerBeat;
      notes.push({ track, at, seconds: length * plan.secondsPerBeat, midi, velocity });
    },
  };
  if (section === 'end') ringOut(style, bar);
  else for (const part of style.parts) part(bar);
}

function rootOf(plan: Plan, index: number, first: number): number {
  const section = plan.bars[index] ?? 'end';
  if (section === 'end') return 0;
  const progression = section === 'chorus' ? plan.chorus : plan.verse;
  return progression[(index - first) % progression.length] ?? 0;
}

/** The last bar: every pitched track that held chords or the bass strikes the tonic once more and lets it ring. */
function ringOut(style: Style, bar: Bar): void {
  for (const part of style.parts) {
    const struck = new Set<string>();
    part({
      ...bar,
      section: 'verse',
      add: (track, beat, _length, midi, velocity) => {
        const isChord = beat < 0.2;
        if (!isChord || struck.has(`${track} ${midi}`)) return;
        struck.add(`${track} ${midi}`);
        const settled = track === 'lead' ? degreeToMidi(bar.key, 0) : midi;
        bar.add(track, beat, bar.beats, settled, velocity * 0.9);
      },
    });
  }
}

function swing({ swing: amount, swingEighths }: Style, beat: number): number {
  const unit = swingEighths ? 0.5 : 0.25;
  const isOff = Math.round(beat / unit) % 2 === 1 && Math.abs(beat / unit - Math.round(beat / unit)) < 1e-6;
  return isOff ? beat + amount * unit : beat;
}
