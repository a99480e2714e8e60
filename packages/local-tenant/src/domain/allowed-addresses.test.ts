import { expect, test } from 'vitest';
import { isAllowedAddress, isAllowedLogoutAddress } from './allowed-addresses.ts';

test.each<[allowed: string, address: string, exactly: boolean, atLogout: boolean]>([
  ['https://shop.example/bye', 'https://shop.example/bye', true, true],
  ['https://shop.example/bye', 'https://shop.example/bye?reason=x', false, true],
  ['https://shop.example/bye', 'https://shop.example/bye#x', false, true],
  ['https://shop.example/bye?a=1', 'https://shop.example/bye?a=1', true, true],
  ['https://shop.example/bye?a=1', 'https://shop.example/bye?a=2', false, true],
  ['https://WWW.Shop.example/Out', 'https://www.shop.example/Out', false, true],
  ['https://www.shop.example/Out', 'HTTPS://WWW.SHOP.EXAMPLE/Out', false, true],
  ['https://WWW.Shop.example/Out', 'https://www.shop.example/out', false, false],
  ['https://shop.example/bye', 'https://shop.example/bye/', false, false],
  ['https://shop.example/bye', 'https://shop.example/bye/..', false, false],
  ['https://shop.example/bye', 'http://shop.example/bye', false, false],
  ['https://shop.example/bye', 'https://shop.example:444/bye', false, false],
  ['https://shop.example/bye', 'https://shop.example@evil.example/bye', false, false],
  ['https://*.apps.example/out', 'https://a.apps.example/out', true, true],
  ['https://*.apps.example/out', 'https://a.apps.example/out?b=c', false, true],
  ['https://*.apps.example/out', 'https://A.apps.example/out', true, true],
  ['https://*.apps.example/out', 'https://a.b.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://a.apps.example/Out', false, false],
  ['https://*.apps.example/out', 'https://evil.example/.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://evil.example?.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://evil.example#.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://evil.example\\.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://a@evil.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://a:1.apps.example/out', false, false],
  ['https://*.apps.example/out', 'https://a-apps.example/out', false, false],
  ['https://*.apps.example', 'https://a.apps.example', true, true],
  ['https://*.apps.example', 'https://a.apps.example.evil.example', false, false],
  ['http://*.apps.example:3000/cb', 'http://a.apps.example:3000/cb', true, true],
  ['https://pre-*-end.apps.example/out', 'https://pre-x-end.apps.example/out', true, true],
  ['https://pre-*-end.apps.example/out', 'https://pre-x.apps.example/out', false, false],
  // Where a wildcard is not one.
  ['https://*.example', 'https://a.example', false, false],
  ['https://a.*.example/out', 'https://a.b.example/out', false, false],
  ['https://apps.example/*', 'https://apps.example/out', false, false],
  ['https://*.*.apps.example/out', 'https://a.b.apps.example/out', false, false],
  ['myapp://*.apps.example/out', 'myapp://a.apps.example/out', false, false],
  ['*', 'https://evil.example', false, false],
  ['myapp://callback', 'myapp://callback', true, true],
])(
  'where %s is allowed, %s is so as it is: %s, and at a logout: %s',
  (allowed, address, exactly, atLogout) => {
    expect(isAllowedAddress(['https://other.example', allowed], address)).toBe(exactly);
    expect(isAllowedLogoutAddress(['https://other.example', allowed], address)).toBe(atLogout);
  },
);
