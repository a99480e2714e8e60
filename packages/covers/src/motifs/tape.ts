import { isDark } from '../colour.ts';
import type { Palette } from '../palettes.ts';
import type { Random } from '../random.ts';
import { type Drawing, linearGradient, n } from '../svg.ts';

const TEETH = 7;

/** Tape: torn strips of spike tape thrown across the boards. */
export function tape(random: Random, palette: Palette): Drawing {
  const defs: string[] = [];
  const shapes: string[] = [];
  const colours = random.shuffle([palette.inks[0], palette.inks[1], palette.spark, palette.inks[2]]);
  const slant = random.pick([-38, -24, 24, 38, 90, 0]) + random.range(-5, 5);
  const board = isDark(palette.ground) ? '#fff' : '#000';
  for (let i = 0; i < 9; i++) {
    shapes.push(`<rect x="${i * 50 - 1}" width="1.6" height="400" fill="${board}" opacity="0.05"/>`);
  }
  const count = random.int(4, 6);
  for (let i = 0; i < count; i++) {
    const height = i === 0 ? random.range(120, 176) : i < 3 ? random.range(62, 104) : random.range(26, 52);
    const width = i === 0 ? random.range(420, 560) : random.range(230, 500);
    const angle = i % 2 ? slant + 90 + random.range(-9, 9) : slant + random.range(-7, 7);
    const x = 200 + random.range(-110, 110);
    const y = 200 + (i === 0 ? random.range(-40, 40) : random.range(-150, 150));
    defs.push(
      linearGradient(
        `t${i}`,
        [0, 0, 0, 1],
        [
          [0, '#fff', 0.2],
          [0.16, '#fff', 0],
          [0.82, '#000', 0],
          [1, '#000', 0.2],
        ],
      ),
    );
    const strip = torn(random, width, height);
    const place = `translate(${n(x)} ${n(y)}) rotate(${n(angle)}) translate(${n(-width / 2)} ${n(-height / 2)})`;
    shapes.push(
      `<g transform="${place}"><path d="${strip}" transform="translate(3 5)" fill="#000" opacity="0.22"/><path d="${strip}" fill="${colours[i % colours.length]}"/><path d="${strip}" fill="url(#t${i})"/></g>`,
    );
  }
  return { defs, shapes };
}

/** A strip with both ends torn. */
function torn(random: Random, width: number, height: number): string {
  let path = `M0 0 L${n(width)} 0`;
  const tooth = height / TEETH;
  for (let y = 0, k = 0; y < height; y += tooth, k++) {
    path += ` L${n(width + (k % 2 ? -1 : 1) * random.range(3, 9))} ${n(Math.min(height, y + tooth / 2))}`;
  }
  path += ` L${n(width)} ${n(height)} L0 ${n(height)}`;
  for (let y = height, k = 0; y > 0; y -= tooth, k++) {
    path += ` L${n((k % 2 ? -1 : 1) * random.range(3, 9))} ${n(Math.max(0, y - tooth / 2))}`;
  }
  return `${path} Z`;
}
