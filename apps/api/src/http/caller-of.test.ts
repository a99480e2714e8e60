import { CLAIMS } from '@setlist/contracts';
import { expect, test } from 'vitest';
import { callerOf } from './caller-of.ts';

const callerNamed = (displayName: unknown) =>
  callerOf({ sub: 'auth0|max', iat: 1, exp: 2, [CLAIMS.displayName]: displayName });

test('takes the display name of a token', () => {
  expect(callerNamed('Max 🎷')).toMatchObject({ displayName: 'Max 🎷' });
});

test.each([['<script>alert(1)</script>'], ['x'.repeat(51)], ['a\u202eb'], [' '], [7], [null]])(
  'shows nobody a display name that the rule does not allow: %j',
  (displayName) => expect(callerNamed(displayName)).toMatchObject({ displayName: undefined }),
);
