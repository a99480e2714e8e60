import { expect, test } from 'vitest';
import { move } from './move.ts';

test('moves an item up and down', () => {
  expect(move(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(move(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
});

test('hands back the same list when nothing moves', () => {
  const list = ['a', 'b'];
  for (const [from, to] of [
    [0, 0],
    [-1, 1],
    [0, 2],
    [2, 0],
  ] as const)
    expect(move(list, from, to)).toBe(list);
});
