import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { ASCII, BEYOND_ASCII } from './characters.ts';

// Generates into `generated` what every page fetches first: of each font the characters and weights that pages are made
// of, and their style sheet. They have names of their own, before the whole fonts in tokens.css, so that a browser takes
// any other character from those.

interface Cut {
  family: string;
  file: string;
  from: string;
  weight: { min: number; max: number };
  width?: { min: number; max: number };
}

const CUTS: Cut[] = [
  {
    family: 'Setlist Display',
    file: 'display.woff2',
    from: 'bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
    weight: { min: 650, max: 800 },
    width: { min: 75, max: 100 },
  },
  {
    family: 'Setlist Sans',
    file: 'sans.woff2',
    from: 'geist/files/geist-latin-wght-normal.woff2',
    weight: { min: 400, max: 700 },
  },
  {
    family: 'Setlist Mono',
    file: 'mono.woff2',
    from: 'geist-mono/files/geist-mono-latin-wght-normal.woff2',
    weight: { min: 400, max: 600 },
  },
];

const ascii = Array.from({ length: ASCII.to - ASCII.from + 1 }, (_, index) => ASCII.from + index);
const characters = String.fromCodePoint(...ascii) + BEYOND_ASCII;
const hex = (codePoint: number | undefined) => codePoint?.toString(16);
const range = [
  `U+${hex(ASCII.from)}-${hex(ASCII.to)}`,
  ...[...BEYOND_ASCII].map((character) => `U+${hex(character.codePointAt(0))}`),
].join(', ');

const require = createRequire(import.meta.url);
const folder = new URL('./generated/', import.meta.url);

await mkdir(folder, { recursive: true });
for (const { file, from, weight, width } of CUTS) {
  const whole = await readFile(require.resolve(`@fontsource-variable/${from}`));
  const variationAxes = { wght: weight, ...(width && { wdth: width }) };
  await writeFile(
    new URL(file, folder),
    await subsetFont(whole, characters, { targetFormat: 'woff2', variationAxes }),
  );
}
await writeFile(new URL('fonts.css', folder), CUTS.map(faceOf).join('\n'));

function faceOf({ family, file, weight, width }: Cut): string {
  return `@font-face {
  font-family: "${family}";
  font-display: swap;
  font-weight: ${weight.min} ${weight.max};${width ? `\n  font-stretch: ${width.min}% ${width.max}%;` : ''}
  src: url(./${file}) format("woff2");
  unicode-range: ${range};
}
`;
}
