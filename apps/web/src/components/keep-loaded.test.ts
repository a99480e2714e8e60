import { expect, test } from 'vitest';
import { keepLoaded, putBack } from './keep-loaded.ts';

const rows = (ids: string, version = 1) => [...ids].map((id) => ({ id, version }));
const idOf = ({ id }: { id: string }) => id;
const ids = ({ items }: { items: { id: string }[] }) => items.map(idOf).join('');

test('keeps the pages that were loaded after the first, with the first as it is now', () => {
  const kept = keepLoaded(
    { items: rows('abcdef'), nextCursor: 'after f' },
    { items: rows('abc', 2), nextCursor: 'after c' },
    idOf,
  );
  expect(ids(kept)).toBe('abcdef');
  expect(kept.items[0]?.version).toBe(2);
  expect(kept.nextCursor).toBe('after f');
});

test('keeps them also when something new has come before them, or something of the first has gone', () => {
  const shown = { items: rows('abcdef'), nextCursor: null };
  expect(ids(keepLoaded(shown, { items: rows('nab'), nextCursor: 'after b' }, idOf))).toBe('nabcdef');
  expect(ids(keepLoaded(shown, { items: rows('acd'), nextCursor: 'after d' }, idOf))).toBe('acdef');
});

test('begins anew when what was loaded does not go on from the first page, or when that is the only one', () => {
  const shown = { items: rows('abcdef'), nextCursor: null };
  const other = { items: rows('xyz'), nextCursor: 'after z' };
  expect(keepLoaded(shown, other, idOf)).toBe(other);
  expect(ids(keepLoaded(shown, { items: rows('ab'), nextCursor: null }, idOf))).toBe('ab');
});

test('goes on from a first page that is now the longer one', () => {
  const fresh = { items: rows('nabc'), nextCursor: 'after c' };
  expect(keepLoaded({ items: rows('abc'), nextCursor: 'after c' }, fresh, idOf)).toBe(fresh);
});

test('puts rows back where they stood, one and several, also where others came or went meanwhile', () => {
  const back = (now: string, gone: string[]) =>
    putBack(rows(now), rows('abcdef'), gone, idOf).map(idOf).join('');
  expect(back('abdef', ['c'])).toBe('abcdef');
  expect(back('d', ['a', 'b', 'c', 'e', 'f'])).toBe('abcdef');
  expect(back('nef', ['a', 'c', 'd'])).toBe('acdnef');
  expect(back('abcdef', ['c'])).toBe('abcdef');
});
