import { expect, test } from 'vitest';
import { isForeign } from './is-foreign.ts';

const OWN = 'http://localhost:3000';
const request = (method: string, origin?: string) => ({
  method,
  headers: new Headers(origin === undefined ? {} : { origin }),
});

test.each(['http://localhost:3001', 'https://localhost:3000', 'http://localhost:3000.evil.example', 'null'])(
  'takes a change sent by a page of %s for foreign',
  (origin) => {
    expect(isForeign(request('POST', origin), OWN)).toBe(true);
  },
);

test('lets own pages change things, and everybody read', () => {
  expect(isForeign(request('POST', OWN), OWN)).toBe(false);
  expect(isForeign(request('POST'), OWN)).toBe(false);
  expect(isForeign(request('GET', 'http://evil.example'), OWN)).toBe(false);
});
