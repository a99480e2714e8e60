import { expect, test } from 'vitest';
import { addressOf, readSorting, turnSorting } from './sorting.ts';

const SORTS = ['added', 'title', 'duration'] as const;

test.each([
  ['/songs', { sort: 'added', order: 'desc' }],
  ['/songs?order=asc', { sort: 'added', order: 'asc' }],
  ['/songs?sort=title', { sort: 'title', order: 'asc' }],
  ['/songs?sort=title&order=desc', { sort: 'title', order: 'desc' }],
] as const)('keeps in %s what it is read from', (address, sorting) => {
  expect(addressOf('/songs', sorting)).toBe(address);
  const asked = Object.fromEntries(new URL(address, 'http://localhost').searchParams);
  expect(readSorting(SORTS, asked)).toEqual(sorting);
});

test('takes the usual order where an address asks for one that there is not', () => {
  expect(readSorting(SORTS, { sort: 'price', order: 'up' })).toEqual({ sort: 'added', order: 'desc' });
  expect(readSorting(SORTS, { sort: ['title', 'added'] })).toEqual({ sort: 'added', order: 'desc' });
});

test('leaves out of an address what is looked for when that is nothing', () => {
  const sorting = { sort: 'title', order: 'asc' } as const;
  expect(addressOf('/songs', sorting, { q: '', genre: 'R&B' })).toBe('/songs?genre=R%26B&sort=title');
});

test('sorts by a column as is usual, and turns it with the next press', () => {
  const first = turnSorting({ sort: 'added', order: 'desc' }, 'duration');
  expect(first).toEqual({ sort: 'duration', order: 'asc' });
  expect(turnSorting(first, 'duration')).toEqual({ sort: 'duration', order: 'desc' });
  expect(turnSorting(first, 'added')).toEqual({ sort: 'added', order: 'desc' });
});
