import { contrast, isDark } from '../colour.ts';
import type { Palette } from '../palettes.ts';
import type { Random } from '../random.ts';
import { type Drawing, linearGradient, n } from '../svg.ts';

/** Strata: a field of ridges, one line a bar of the song, rising where the crowd is. */
export function strata(random: Random, palette: Palette): Drawing {
  const dark = isDark(palette.ground);
  const away = (colour: string) => contrast(colour, palette.ground);
  const [first, second, third] = [...palette.inks, palette.spark].sort((a, b) => away(b) - away(a)) as [
    string,
    string,
    string,
  ];
  const rows = random.pick([9, 12, 16]);
  const filled = rows <= 12;
  const peaks = Array.from({ length: random.int(2, 3) }, () => ({
    x: random.range(80, 320),
    width: random.range(34, 78),
    height: random.range(0.6, 1),
  }));
  const gap = 300 / rows;
  const swing = random.range(56, 96);
  const drift = random.range(-70, 70);
  const sunAt = random.range(90, 310);
  const defs = [
    linearGradient(
      'k',
      [0, 0, 0, 1],
      [
        [0, palette.ground],
        [1, dark ? palette.inks[2] : palette.ground, 1],
      ],
    ),
  ];
  const shapes = ['<rect width="400" height="400" fill="url(#k)"/>'];
  if (random() < 0.6) {
    const sun = `cx="${n(sunAt)}" cy="${n(random.range(96, 130))}" r="${n(random.range(58, 86))}"`;
    shapes.push(`<circle ${sun} fill="${dark ? palette.inks[0] : third}"/>`);
  }
  const layers = random.shuffle(palette.inks);
  for (let i = 0; i < rows; i++) {
    const t = i / rows;
    const frequency = random.range(0.02, 0.05);
    const phase = random.range(0, 6.3);
    const points: [number, number][] = [];
    for (let x = -8; x <= 408; x += 8) {
      let crowd = 0;
      for (const peak of peaks) {
        const distance = (x - peak.x - drift * (t - 0.5)) / peak.width;
        crowd += peak.height * Math.exp(-distance * distance);
      }
      const ridge = crowd * swing * (0.55 + 0.45 * Math.sin(Math.PI * (0.15 + t * 0.8)));
      const noise = 5 * Math.sin(x * frequency + phase) + random.range(-2.4, 2.4) * (0.4 + crowd);
      points.push([x, 112 + i * gap - ridge - noise]);
    }
    const line = i === Math.floor(rows * 0.4) ? palette.spark : t < 0.5 ? first : second;
    const edge = i === 0 ? palette.spark : palette.ground;
    shapes.push(
      `<path d="${smooth(points)} L408 420 L-8 420 Z" fill="${filled ? layers[i % 3] : palette.ground}" stroke="${filled ? edge : line}" stroke-width="${filled ? 5 : 4}"/>`,
    );
  }
  return { defs, shapes };
}

/** A curve through the middles of the points. */
function smooth(points: [number, number][]): string {
  const [start, ...rest] = points as [[number, number], ...[number, number][]];
  let path = `M${start[0]} ${n(start[1])}`;
  for (let i = 0; i < rest.length - 1; i++) {
    const [x, y] = rest[i] as [number, number];
    const [nextX, nextY] = rest[i + 1] as [number, number];
    path += ` Q${x} ${n(y)} ${n((x + nextX) / 2)} ${n((y + nextY) / 2)}`;
  }
  return path;
}
