import { expect, test } from 'vitest';
import { reasonOf } from './reason-of.ts';

test.each([
  ['OAuthSignin', 'unreachable'],
  ['SessionTooLong', 'tooLong'],
  ['Configuration', 'configuration'],
])('tells why a sign-in ended in %s', (error, reason) => {
  expect(reasonOf(error, false)).toBe(reason);
});

test.each(['', 'Callback', 'AccessDenied', '__proto__', 'constructor', 'toString'])(
  'says in general that a sign-in did not finish where the address calls the reason %j',
  (error) => expect(reasonOf(error, false)).toBe('unfinished'),
);

test.each(['AccessDenied', '', 'Configuration', '__proto__'])(
  'says that it was denied where the identity provider said so, whatever the address calls it: %j',
  (error) => expect(reasonOf(error, true)).toBe('denied'),
);
