import { expect, test } from 'vitest';
import { withoutOthers, withoutRowsOfOthers } from './hide-others.ts';

const ME = 'auth0|me';

test.each(['auth0|65c1f', 'google-oauth2|1187', 'samlp|company|jane.doe@company.example'])(
  'hides %s wherever it stands, and nothing else',
  (other) => {
    const value = [ME, other, { editor: other, says: `to\n${other} and ${ME}` }, 7, null];
    expect(withoutOthers(value, ME)).toEqual([
      ...[ME, 'somebody else', { editor: 'somebody else', says: `to\nsomebody else and ${ME}` }, 7, null],
    ]);
  },
);

test('leaves out rows that are another’s by either name of the owner, and keeps those that are nobody’s', () => {
  const rows = [{ user_id: ME }, { user_id: 'auth0|other' }, { userId: 'auth0|other' }, { genre: 'Jazz' }];
  expect(withoutRowsOfOthers([...rows, { user_id: null }], ME)).toEqual([
    ...[{ user_id: ME }, { genre: 'Jazz' }, { user_id: null }],
  ]);
});
