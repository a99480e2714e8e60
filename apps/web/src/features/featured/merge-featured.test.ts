import { expect, test } from 'vitest';
import { mergeFeatured } from './merge-featured.ts';

const list = (ids: string, headline = 'h') => ({
  headline,
  playlists: [...ids].map((playlistId) => ({ playlistId })),
});
const merge = (base: string, mine: string, theirs: string, max = 12) =>
  mergeFeatured(list(base), list(mine), list(theirs), max)
    .playlists.map(({ playlistId }) => playlistId)
    .join('');

test('takes theirs when nothing of mine changed', () => {
  expect(merge('abc', 'abc', 'cabd')).toBe('cabd');
});

test('takes mine when nothing of theirs changed', () => {
  expect(merge('abc', 'cbxa', 'abc')).toBe('cbxa');
});

test('loses nobody’s addition', () => {
  expect(merge('abc', 'abcx', 'abcy')).toBe('abcyx');
  expect(merge('abc', 'xabc', 'abyc')).toBe('xabyc');
});

test('brings nobody’s removal back', () => {
  expect(merge('abcd', 'abd', 'acd')).toBe('ad');
});

test('does not double what both added', () => {
  expect(merge('ab', 'abx', 'xab')).toBe('abx');
});

test('lets my additions give way where the list is full', () => {
  expect(merge('ab', 'abxy', 'abc', 4)).toBe('abcx');
});

test('keeps my headline where I wrote one, and theirs where I did not', () => {
  expect(mergeFeatured(list('a', 'old'), list('a', 'mine'), list('a', 'theirs'), 9).headline).toBe('mine');
  expect(mergeFeatured(list('a', 'old'), list('a', 'old'), list('a', 'theirs'), 9).headline).toBe('theirs');
});
