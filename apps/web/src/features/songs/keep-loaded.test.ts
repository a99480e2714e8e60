import type { Song } from '@setlist/contracts/songs';
import { expect, test } from 'vitest';
import { keepLoaded } from './keep-loaded.ts';

const songs = (ids: string, version = 1) =>
  [...ids].map((songId) => ({ songId, songname: songId, version }) as Song);
const ids = ({ items }: { items: Song[] }) => items.map(({ songId }) => songId).join('');

test('keeps the pages that were loaded after the first, with the first as it is now', () => {
  const kept = keepLoaded(
    { items: songs('abcdef'), nextCursor: 'after f' },
    { items: songs('abc', 2), nextCursor: 'after c' },
  );
  expect(ids(kept)).toBe('abcdef');
  expect(kept.items[0]?.version).toBe(2);
  expect(kept.nextCursor).toBe('after f');
});

test('begins anew when the first page holds other songs, or is the only one', () => {
  const shown = { items: songs('abcdef'), nextCursor: null };
  expect(keepLoaded(shown, { items: songs('nab'), nextCursor: 'after b' })).toEqual({
    items: songs('nab'),
    nextCursor: 'after b',
  });
  expect(ids(keepLoaded(shown, { items: songs('ab'), nextCursor: null }))).toBe('ab');
});
