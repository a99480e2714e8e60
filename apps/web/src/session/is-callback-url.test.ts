import { expect, test } from 'vitest';
import { isCallbackUrl } from './is-callback-url.ts';

test.each(['/', '/songs?q=a', '/ä', 'http://localhost:3000/songs', 'https://elsewhere.example'])(
  'takes %j',
  (address) => expect(isCallbackUrl(address)).toBe(true),
);

test.each([
  'http://a:b',
  'songs',
  '',
  '//',
  '/\\',
  'http://',
  'javascript:alert(1)',
  'data:,',
  7,
  {},
  undefined,
])('refuses %j', (address) => expect(isCallbackUrl(address)).toBe(false));
