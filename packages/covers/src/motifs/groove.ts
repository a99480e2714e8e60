import type { Palette } from '../palettes.ts';
import type { Random } from '../random.ts';
import { type Drawing, linearGradient, n } from '../svg.ts';

/** Groove: the rings of a record seen too close; sometimes it is cut in two and shifted. */
export function groove(random: Random, palette: Palette): Drawing {
  const mode = random.pick(['close', 'close', 'whole', 'split', 'split'] as const);
  const close = mode === 'close';
  const cx = close ? random.pick([random.range(-20, 80), random.range(320, 420)]) : 200;
  const cy = close ? random.range(60, 340) : 200;
  const outer = close ? random.range(340, 400) : 176;
  const inner = close ? random.range(84, 124) : random.range(44, 60);
  const count = close ? random.int(8, 11) : random.int(7, 10);
  const step = (outer - inner) / count;
  const inks = random.shuffle(palette.inks) as [string, string, string];
  const turn = random.range(0, 360);
  const gap = random.range(0.12, 0.3);
  const at = `cx="${n(cx)}" cy="${n(cy)}"`;

  const rings = [`<circle ${at} r="${n(outer + step * 0.5)}" fill="${inks[0]}"/>`];
  for (let i = count; i >= 0; i--) {
    const radius = inner + step * i;
    const length = 2 * Math.PI * radius;
    const broken = i % 3 !== 0 && random() < 0.55;
    const dash = broken
      ? ` stroke-linecap="round" stroke-dasharray="${n(length * (1 - gap))} ${n(length * gap)}" transform="rotate(${n(turn + i * random.range(14, 26))} ${n(cx)} ${n(cy)})"`
      : '';
    const colour = i % 4 === 0 ? palette.ground : inks[i % 2 ? 2 : 1];
    const width = n(step * (i % 3 === 0 ? 0.7 : 0.38));
    rings.push(
      `<circle ${at} r="${n(radius)}" fill="none" stroke="${colour}" stroke-width="${width}"${dash}/>`,
    );
  }
  rings.push(`<circle ${at} r="${n(inner * 0.8)}" fill="${palette.spark}"/>`);
  rings.push(`<circle ${at} r="${n(Math.max(7, inner * 0.13))}" fill="${palette.ground}"/>`);

  const defs = [
    linearGradient(
      's',
      [0, 0, 1, 1],
      [
        [0, '#fff', 0.14],
        [0.45, '#fff', 0],
        [1, '#000', 0.2],
      ],
    ),
  ];
  const shapes = mode === 'split' ? split(random, palette, inks[0], rings.join(''), defs) : rings;
  shapes.push('<rect width="400" height="400" fill="url(#s)"/>');
  return { defs, shapes };
}

/** Cuts the record along the middle and shifts the halves against each other. */
function split(random: Random, palette: Palette, disc: string, record: string, defs: string[]): string[] {
  const upright = random() < 0.5;
  const shift = (random.sign() * random.pick([60, 88, 116])) / 2;
  const half = upright ? 'x="200" y="0"' : 'x="0" y="200"';
  defs.push(
    `<clipPath id="a"><rect width="${upright ? 200 : 400}" height="${upright ? 400 : 200}"/></clipPath>`,
  );
  defs.push(`<clipPath id="z"><rect ${half} width="400" height="400"/></clipPath>`);
  const back = random.pick([palette.inks[2], palette.inks[0]]);
  const move = (by: number) => `transform="translate(${upright ? 0 : by} ${upright ? by : 0})"`;
  return [
    back === disc ? '' : `<rect ${half} width="400" height="400" fill="${back}"/>`,
    `<g clip-path="url(#a)"><g ${move(-shift)}>${record}</g></g>`,
    `<g clip-path="url(#z)"><g ${move(shift)}>${record}</g></g>`,
  ];
}
