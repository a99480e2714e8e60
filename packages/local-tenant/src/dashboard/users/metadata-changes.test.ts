import { expect, test } from 'vitest';
import { metadataChanges } from './change-metadata.ts';

test('holds only the keys that were changed or added, and null for those taken out', () => {
  const base = { displayName: 'Vera', theme: 'dark', nested: { a: [1] } };
  const edited = { displayName: 'Vera K.', nested: { a: [1] }, lang: 'de' };
  expect(metadataChanges(base, edited)).toEqual({ displayName: 'Vera K.', theme: null, lang: 'de' });
});

test('is undefined when nothing was changed, so that an empty PATCH does not clear everything', () => {
  expect(metadataChanges({ a: { b: 1 } }, { a: { b: 1 } })).toBeUndefined();
  expect(metadataChanges({}, {})).toBeUndefined();
});

test('clears when the last key was taken out', () => {
  expect(metadataChanges({ a: 1, b: 2 }, {})).toEqual({});
});

test('replaces a nested object whole, as the Management API does', () => {
  expect(metadataChanges({ a: { b: 1, c: 2 } }, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
});
