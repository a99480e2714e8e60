import type { Palette } from '../palettes.ts';
import type { Random } from '../random.ts';
import { type Drawing, n } from '../svg.ts';

type Shape = 'quarter' | 'half' | 'dot' | 'ring' | 'leaf' | 'stripe';
const SHAPES: readonly Shape[] = ['quarter', 'quarter', 'half', 'half', 'dot', 'ring', 'leaf', 'stripe'];

/** Tiles: a poster grid of quarters, halves and dots. */
export function tiles(random: Random, palette: Palette): Drawing {
  const shapes: string[] = [];
  const grid = random.pick([2, 3, 3, 4]);
  const size = 400 / grid;
  let sparks = 0;
  for (let row = 0; row < grid; row++) {
    for (let column = 0; column < grid; column++) {
      const [ground, ink, dot] = random
        .shuffle([palette.ground, palette.ground, ...palette.inks])
        .slice(0, 3) as [string, string, string];
      let front = ink === ground ? (palette.inks[(column + row) % 3] as string) : ink;
      if (front === ground) front = palette.spark;
      if (sparks < grid - 1 && random() < 0.26) {
        front = palette.spark;
        sparks++;
      }
      const turn = random.int(0, 3) * 90;
      const [x, y] = [column * size, row * size];
      const place = `transform="translate(${n(x + size / 2)} ${n(y + size / 2)}) rotate(${turn}) translate(${n(-size / 2)} ${n(-size / 2)})"`;
      const inner = grid < 4 ? (dot === front ? ground : dot) : undefined;
      shapes.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(size + 0.5)}" height="${n(size + 0.5)}" fill="${ground}"/>`,
      );
      shapes.push(`<g ${place} fill="${front}">${draw[random.pick(SHAPES)](size, ground, inner)}</g>`);
    }
  }
  return { defs: [], shapes };
}

const quarterPath = (r: number) => `M0 0 H${n(r)} A${n(r)} ${n(r)} 0 0 1 0 ${n(r)} Z`;
const halfPath = (s: number, y: number) => `M0 ${n(y)} A${n(s / 2)} ${n(s / 2)} 0 0 1 ${n(s)} ${n(y)} Z`;
const circle = (s: number, r: number, more = '') =>
  `<circle cx="${n(s / 2)}" cy="${n(s / 2)}" r="${n(r)}"${more}/>`;

const draw: Record<Shape, (size: number, ground: string, inner?: string) => string> = {
  quarter: (s, _, inner) =>
    `<path d="${quarterPath(s)}"/>${inner ? `<path d="${quarterPath(s / 2)}" fill="${inner}"/>` : ''}`,
  half: (s) => `<path d="${halfPath(s, s / 2)}"/><path d="${halfPath(s, s)}"/>`,
  dot: (s) => circle(s, s * 0.34),
  ring: (s, ground) => circle(s, s / 2) + circle(s, s / 4, ` fill="${ground}"`),
  leaf: (s) => `<path d="M0 0 A${n(s)} ${n(s)} 0 0 1 ${n(s)} ${n(s)} A${n(s)} ${n(s)} 0 0 1 0 0 Z"/>`,
  stripe: (s) =>
    [0, 1, 2, 3]
      .map((i) => `<rect y="${n(s * (i * 0.25 + 0.06))}" width="${n(s)}" height="${n(s * 0.125)}"/>`)
      .join(''),
};
