import { isDark, luminance } from '../colour.ts';
import type { Palette } from '../palettes.ts';
import type { Random } from '../random.ts';
import { type Drawing, linearGradient, n, radialGradient } from '../svg.ts';

/** Spots: crossing cones of light with their pools on the floor. Always a dark house. */
export function spots(random: Random, palette: Palette): Drawing {
  const byLuminance = [palette.ground, ...palette.inks].sort((a, b) => luminance(a) - luminance(b));
  const darkest = byLuminance[0] as string;
  const ground = isDark(palette.ground) ? palette.ground : darkest;
  const wall = isDark(palette.ground) ? palette.inks[2] : darkest;
  const bright = [...new Set([palette.inks[0], palette.inks[1], palette.spark, palette.ground])];
  const colours = random.shuffle(bright.filter((c) => luminance(c) > 0.06 && c !== ground)).slice(0, 3);
  const count = Math.min(colours.length, random.int(2, 3));
  const floor = random.range(286, 318);
  const defs = [
    radialGradient(
      'b',
      [
        [0, wall, 0.95],
        [1, ground, 1],
      ],
      `cx="${n(random.range(0.3, 0.7))}" cy="0.75" r="0.75"`,
    ),
    linearGradient(
      'f',
      [0, 0, 0, 1],
      [
        [0, '#000', 0.4],
        [1, '#000', 0.05],
      ],
    ),
  ];
  const shapes = [
    `<rect width="400" height="400" fill="url(#b)"/>`,
    `<rect y="${n(floor)}" width="400" height="${n(400 - floor)}" fill="url(#f)"/>`,
  ];
  const places = random.shuffle(count === 2 ? [80, 320] : [40, 200, 360]);
  for (let i = 0; i < count; i++) {
    const place = places[i] as number;
    const colour = colours[i] as string;
    const top = place + random.range(-30, 30);
    const middle = 200 + (200 - place) * random.range(-0.1, 0.6) + random.range(-20, 20);
    const width = random.range(70, 132);
    const base = floor + random.range(4, 56);
    defs.push(
      linearGradient(
        `c${i}`,
        [0, 0, 0, 1],
        [
          [0, colour, 0.98],
          [0.7, colour, 0.34],
          [1, colour, 0.18],
        ],
      ),
    );
    defs.push(
      radialGradient(`e${i}`, [
        [0, colour, 1],
        [0.7, colour, 0.92],
        [1, colour, 0.7],
      ]),
    );
    const cone = `M${n(top - 9)} -20 L${n(top + 9)} -20 L${n(middle + width)} ${n(base)} A${n(width)} ${n(width * 0.25)} 0 0 1 ${n(middle - width)} ${n(base)} Z`;
    const pool = `<ellipse cx="${n(middle)}" cy="${n(base)}" rx="${n(width)}" ry="${n(width * 0.25)}" fill="url(#e${i})"/>`;
    shapes.push(`<g class="light"><path d="${cone}" fill="url(#c${i})"/>${pool}</g>`);
  }
  return { defs, shapes, ground };
}
