import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { UserRow } from '../store/users.ts';
import { pictureOf, profileClaims, scopedClaims, withCustomClaims } from './profile-claims.ts';

const ISSUER = 'http://localhost:4100/';
const nobody = {
  ...{ user_id: 'auth0|ada', name: null, nickname: null, picture: null, given_name: null },
  ...{ family_name: null, email: null, email_verified: false, updated_at: new Date(0) },
} as UserRow;
const ada: UserRow = {
  ...nobody,
  ...{ name: 'Ada L', nickname: 'al', given_name: 'Ada', family_name: 'L', email: 'ada@example.com' },
  picture: 'https://example.com/ada.png',
};
const drawing = (seed: string) =>
  `${ISSUER}avatars/${createHash('sha256').update(seed).digest('hex').slice(0, 32)}.svg`;

test('tells of a user what there is', () => {
  expect(profileClaims(ISSUER, ada)).toEqual({
    ...{ sub: 'auth0|ada', name: 'Ada L', nickname: 'al', given_name: 'Ada', family_name: 'L' },
    ...{ email: 'ada@example.com', email_verified: false, picture: 'https://example.com/ada.png' },
    updated_at: '1970-01-01T00:00:00.000Z',
  });
  expect(profileClaims(ISSUER, nobody)).toEqual({
    sub: 'auth0|ada',
    picture: drawing('auth0|ada'),
    updated_at: '1970-01-01T00:00:00.000Z',
  });
});

test('draws the same picture for an address as long as the user has no other', () => {
  expect(pictureOf(ISSUER, { ...ada, picture: null })).toBe(drawing('ada@example.com'));
});

test.each([
  [['openid'], ['sub']],
  [['email'], ['email', 'email_verified']],
  [
    ['openid', 'profile', 'read:plays'],
    ['family_name', 'given_name', 'name', 'nickname', 'picture', 'sub', 'updated_at'],
  ],
  [[], []],
])('opens by %j the claims %j', (scopes, names) => {
  expect(Object.keys(scopedClaims(ISSUER, ada, scopes)).sort()).toEqual(names);
});

test('lets Actions overrule the profile, and nothing that the protocol says', () => {
  const claims = { sub: 'auth0|ada', iss: ISSUER, exp: 1, name: 'Ada', email: 'a@example.com' };
  const custom = { sub: 'auth0|eve', iss: 'x', exp: 2, name: 'Countess', email: 'c@example.com', own: true };
  expect(withCustomClaims(claims, custom)).toEqual({
    ...claims,
    ...{ name: 'Countess', email: 'c@example.com', own: true },
  });
  expect(withCustomClaims(claims)).toEqual(claims);
});
