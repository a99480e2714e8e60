import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawCard } from '../../../../test/draw-card.tsx';
import { TOKEN_SOURCE } from './of-token.tsx';
import { Source } from './source.tsx';

const FILE = 'apps/api/src/songs/list-songs.ts';
const SOURCE = { source: 'https://example.com/blob/main/{file}#L{line}' };

test('leads to the line in the source, and to the beginning of a file of which no line is told', () => {
  const line = drawCard(<Source file={FILE} line={12} />, SOURCE);
  expect(line).toContain(`href="https://example.com/blob/main/${FILE}#L12"`);
  expect(line).toContain(`>${FILE}:12</a>`);
  const file = drawCard(<Source file={FILE} />, SOURCE);
  expect(file).toContain(`href="https://example.com/blob/main/${FILE}#L1"`);
  expect(file).toContain(`>${FILE}</a>`);
});

test('is told without a link where there is no address of the source', () => {
  expect(drawCard(<Source file={FILE} line={12} />)).toMatch(/^<code[^>]*>[^<]*list-songs\.ts:12<\/code>$/);
});

test('names the file in which the web app’s own route is written', () => {
  expect(existsSync(new URL(`../../../../../../${TOKEN_SOURCE}`, import.meta.url))).toBe(true);
});
