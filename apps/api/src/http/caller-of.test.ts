import { CLAIMS } from '@setlist/contracts';
import { describe, expect, test } from 'vitest';
import { callerOf } from './caller-of.ts';

const times = { iat: 1, exp: 2 };
const callerNamed = (displayName: unknown) =>
  callerOf({ sub: 'auth0|max', ...times, [CLAIMS.displayName]: displayName });

test('takes the display name of a token', () => {
  expect(callerNamed('Max 🎷')).toMatchObject({ displayName: 'Max 🎷' });
});

test.each([['<script>alert(1)</script>'], ['x'.repeat(51)], ['a\u202eb'], [' '], [7], [null]])(
  'shows nobody a display name that the rule does not allow: %j',
  (displayName) => expect(callerNamed(displayName)).toMatchObject({ displayName: undefined }),
);

describe('a person', () => {
  test('is what the claims say', () => {
    const claims = {
      [CLAIMS.roles]: ['playlist_editor'],
      [CLAIMS.plan]: 'full',
      [CLAIMS.picture]: 'https://setlist.example/vera.svg',
      [CLAIMS.emailVerified]: true,
      [CLAIMS.session]: 'one',
    };
    expect(callerOf({ sub: 'auth0|vera', ...times, ...claims })).toEqual({
      kind: 'user',
      userId: 'auth0|vera',
      sessionId: 'one',
      roles: ['playlist_editor'],
      plan: 'full',
      displayName: undefined,
      picture: 'https://setlist.example/vera.svg',
      emailVerified: true,
      issuedAt: 1,
      expiresAt: 2,
    });
  });

  test.each([
    {},
    {
      [CLAIMS.roles]: 'playlist_editor',
      [CLAIMS.plan]: 'platinum',
      [CLAIMS.picture]: '',
      [CLAIMS.emailVerified]: 'true',
      [CLAIMS.session]: 7,
    },
  ])('gets the least from claims that are missing or of the wrong form (%#)', (claims) => {
    expect(callerOf({ sub: 'auth0|max', ...times, ...claims })).toMatchObject({
      ...{ kind: 'user', roles: [], plan: 'free', picture: undefined, emailVerified: false },
      sessionId: undefined,
    });
  });
});

describe('a machine', () => {
  test.each([
    [{ sub: 'abc@clients' }, []],
    [{ sub: 'abc', gty: 'client-credentials', scope: 'read:plays read:more' }, ['read:plays', 'read:more']],
    [{ sub: 'abc@clients', scope: ['read:plays'] }, []],
  ])('is known by its grant or its subject: %j', (claims, scopes) => {
    const caller = { kind: 'machine', userId: claims.sub, scopes, expiresAt: 2 };
    expect(callerOf({ ...times, ...claims })).toEqual(caller);
  });

  test('is not who only has "@clients" within the name', () => {
    expect(callerOf({ sub: 'a@clients.example', ...times })).toMatchObject({ kind: 'user' });
  });
});

test.each([
  { iat: 1, exp: 2 },
  { sub: '', iat: 1, exp: 2 },
  { sub: 'a', exp: 2 },
  { sub: 'a', iat: 1 },
])('is nobody whose token lacks subject or times: %j', (claims) => {
  const message = 'The issuer signed an access token without sub, iat or exp';
  expect(() => callerOf(claims)).toThrow(message);
});
