import type { NextRequest } from 'next/server';
import { isCallbackUrl } from './is-callback-url.ts';

const COOKIE = /^(__Secure-)?next-auth\.callback-url$/;

/**
 * Takes next-auth's cookie with the address to go to after sign-in off a request when it is none: next-auth would
 * answer 500 until the cookie is gone. Without it, it sets a new one.
 */
export function dropCallbackCookie({ cookies }: NextRequest): void {
  for (const { name, value } of cookies.getAll()) {
    if (COOKIE.test(name) && !isCallbackUrl(value)) cookies.delete(name);
  }
}
