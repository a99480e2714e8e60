import { expect, test } from 'vitest';
import { firstRows, MOST_CHARACTERS, MOST_ROWS, shorten } from './shorten.ts';

test('shows the first rows, with finished JSON as what it says and times as JSON has them', () => {
  const at = new Date('2026-11-29T12:00:00Z');
  expect(firstRows(Array(MOST_ROWS + 1).fill({ json: '{"a":[1]}', at }))).toEqual(
    Array(MOST_ROWS).fill({ json: { a: [1] }, at: at.toISOString() }),
  );
});

test('leaves out rows that are too long even when shortened', () => {
  const wide = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`column_${n}`, 'x'.repeat(1_000)]));
  const rows = firstRows([wide, wide]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows).length).toBeLessThanOrEqual(MOST_CHARACTERS);
});

test('leaves a value as it is unless it is too long, and then cuts its lists and texts and says so', () => {
  const short = { list: [1, 2, 3, 4, 5, 6, 7], nothing: null };
  expect(shorten(short)).toEqual(short);
  expect(shorten({ ...short, text: 'x'.repeat(MOST_CHARACTERS) })).toEqual({
    list: [1, 2, 3, 4, 5, '… and 2 more'],
    nothing: null,
    text: `${'x'.repeat(500)}… and ${MOST_CHARACTERS - 500} more characters`,
  });
});
