import { expect, test } from 'vitest';
import { numberAndUuidCursor, numberCursor, placeIn, uuidCursor } from './cursors.ts';

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const ID = '0190b6a0-0000-7000-8000-000000000000';

test('begins above everything without a cursor', () => {
  expect(uuidCursor(undefined)).toBe(LAST);
  expect(numberAndUuidCursor(undefined)).toEqual([Number.MAX_SAFE_INTEGER, LAST]);
  expect(numberCursor(undefined)).toBe(2_147_483_647);
});

test('goes on below what a cursor names', () => {
  expect(uuidCursor(ID)).toBe(ID);
  expect(numberAndUuidCursor(`42_${ID}`)).toEqual([42, ID]);
  expect(numberAndUuidCursor(`999999999999999_${ID}`)).toEqual([999_999_999_999_999, ID]);
  expect(numberCursor('0')).toBe(0);
  expect(numberCursor('999999999')).toBe(999_999_999);
});

const refused = expect.objectContaining({
  problem: 'invalid-input',
  details: {
    errors: [{ in: 'query', field: 'cursor', detail: 'must be a cursor that this API gave out' }],
  },
});

test.each(['', 'x', `${ID}x`, '42'])('refuses %j where an id is expected', (cursor) => {
  expect(() => uuidCursor(cursor)).toThrow(refused);
});

test.each([
  '',
  '42',
  `_${ID}`,
  `x_${ID}`,
  `x42_${ID}`,
  `42x_${ID}`,
  `1000000000000000_${ID}`,
  '42_x',
  `-1_${ID}`,
])('refuses %j where a number and an id are expected', (cursor) => {
  expect(() => numberAndUuidCursor(cursor)).toThrow(refused);
});

test.each(['', 'x', 'x1', '1x', '-1', '1.5', '1000000000'])(
  'refuses %j where a number is expected',
  (cursor) => expect(() => numberCursor(cursor)).toThrow(refused),
);

test('begins a sorted list at its end, and goes on beyond what a cursor names', () => {
  const [first, title] = ['00000000-0000-0000-0000-000000000000', { sort: 'title', descending: false }];
  expect(placeIn({ sort: 'added' })).toEqual({ before: LAST });
  expect(placeIn({ sort: 'added', order: 'desc', cursor: ID })).toEqual({ before: ID });
  expect(placeIn({ sort: 'title' })).toEqual({ ...title, beyond: '', beyondId: first });
  expect(placeIn({ sort: 'title', order: 'desc' })).toEqual({
    ...{ sort: 'title', descending: true, beyond: '\u{10ffff}', beyondId: LAST },
  });
  expect(placeIn({ sort: 'title', cursor: `title-asc_c3a9_${ID}` })).toEqual({
    ...{ ...title, beyond: 'é', beyondId: ID },
  });
});
