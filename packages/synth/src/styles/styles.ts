import type { Style } from '../compose/style.ts';
import { ambient } from './ambient.ts';
import { downtempo } from './downtempo.ts';
import { dreamPop } from './dream-pop.ts';
import { drumAndBass } from './drum-and-bass.ts';
import { indieFolk } from './indie-folk.ts';
import { jazz } from './jazz.ts';
import { synthPop } from './synth-pop.ts';
import { techno } from './techno.ts';

/** The style of each genre, by the name of the genre. */
export const styles = {
  Ambient: ambient,
  Downtempo: downtempo,
  'Dream pop': dreamPop,
  'Drum and bass': drumAndBass,
  'Indie folk': indieFolk,
  Jazz: jazz,
  'Synth-pop': synthPop,
  Techno: techno,
} satisfies Record<string, Style>;

export type Genre = keyof typeof styles;
