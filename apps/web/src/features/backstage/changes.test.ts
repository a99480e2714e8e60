import { expect, test } from 'vitest';
import { changesBetween, litBy } from './changes.ts';

test('names what is new, another one, or there no more, and nothing else', () => {
  const before = {
    user_metadata: { name: 'Ann', theme: 'dark', hobby: 'chess' },
    app_metadata: { roles: [] },
  };
  const now = {
    user_metadata: { name: 'Ann', theme: 'light', lang: 'de' },
    app_metadata: { roles: ['editor'] },
  };
  expect(changesBetween(before, now)).toEqual([
    { section: 'user_metadata', name: 'theme' },
    { section: 'user_metadata', name: 'hobby' },
    { section: 'user_metadata', name: 'lang' },
    { section: 'app_metadata', name: 'roles' },
  ]);
  expect(changesBetween(now, structuredClone(now))).toEqual([]);
});

test('takes for no news what is shown for the first time, or not yet again', () => {
  const shown = { token: { exp: 1 } };
  expect(changesBetween({}, shown)).toEqual([]);
  expect(changesBetween({ token: undefined }, shown)).toEqual([]);
  expect(changesBetween(shown, { token: undefined })).toEqual([]);
});

test('lights what changes twice by the later moment, so that it is lit anew', () => {
  const theme = { section: 'user_metadata', name: 'theme' };
  const exp = { section: 'token', name: 'exp' };
  const first = { number: 1, changes: [theme, exp] };
  expect(litBy([first, { number: 2, changes: [theme] }])).toEqual(
    new Map([
      ['user_metadata.theme', 2],
      ['token.exp', 1],
    ]),
  );
  expect(litBy([])).toEqual(new Map());
});
