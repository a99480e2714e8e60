import { groove } from './motifs/groove.ts';
import { spots } from './motifs/spots.ts';
import { strata } from './motifs/strata.ts';
import { tape } from './motifs/tape.ts';
import { tiles } from './motifs/tiles.ts';
import { PALETTES, type Palette } from './palettes.ts';
import { hash, type Random, randomOf } from './random.ts';
import type { Drawing } from './svg.ts';

const MOTIFS = { spots, groove, strata, tape, tiles } satisfies Record<
  string,
  (random: Random, palette: Palette) => Drawing
>;
export type Motif = keyof typeof MOTIFS;
const MOTIF_NAMES = Object.keys(MOTIFS) as Motif[];

/** Which motif and palette a seed decides: the low bits of its hash the one, the high bits the other. */
export function chooseCover(seed: string): { motif: Motif; palette: Palette } {
  const h = hash(seed);
  return {
    motif: MOTIF_NAMES[h % MOTIF_NAMES.length] as Motif,
    palette: PALETTES[(h >>> 9) % PALETTES.length] as Palette,
  };
}

/**
 * Draws a cover as an SVG document of 400 by 400. The seed alone decides it, unless `motif` or `palette` is told.
 */
export function drawCover(seed: string, told: { motif?: Motif; palette?: Palette } = {}): string {
  const { motif, palette } = { ...chooseCover(seed), ...told };
  const { defs, shapes, ground = palette.ground } = MOTIFS[motif](randomOf(`${seed}:${motif}`), palette);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">',
    '<style>svg{isolation:isolate}.light{mix-blend-mode:screen}</style>',
    `<defs>${defs.join('')}</defs>`,
    `<rect width="400" height="400" fill="${ground}"/>`,
    ...shapes,
    '</svg>',
  ].join('');
}
