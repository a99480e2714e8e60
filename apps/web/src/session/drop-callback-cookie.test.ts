import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { dropCallbackCookie } from './drop-callback-cookie.ts';

const NAMES = ['next-auth.callback-url', '__Secure-next-auth.callback-url'];

/** The cookies that are left of a request with these. */
function left(cookies: Record<string, string>): string[] {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const request = new NextRequest('http://localhost:3000/', { headers: { cookie: cookie.join('; ') } });
  dropCallbackCookie(request);
  return request.cookies.getAll().map(({ name }) => name);
}

test.each(NAMES)('takes %s off a request when it is no address', (name) => {
  expect(left({ [name]: 'nonsense', other: 'nonsense' })).toEqual(['other']);
});

test.each(NAMES)('leaves %s when it is one', (name) => {
  expect(left({ [name]: 'http://localhost:3000/songs' })).toEqual([name]);
});

test('leaves cookies that are only named alike', () => {
  const names = ['my-next-auth.callback-url', 'next-auth.callback-url-2', 'next-authxcallback-url'];
  expect(left(Object.fromEntries(names.map((name) => [name, 'nonsense'])))).toEqual(names);
});
