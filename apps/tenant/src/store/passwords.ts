import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createGate } from './gate.ts';

// OWASP's second row for scrypt: 32 MiB a hash, three passes.
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const scryptAsync = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);
// Node.js has four threads for slow work, which finding a host takes one of, too: hashes must not hold them all. A
// hash takes some tenth of a second: who comes last waits for a second or two.
const oneOfFew = createGate({ atOnce: 2, waiting: 24 });
const derive: typeof scryptAsync = (...given) => oneOfFew(() => scryptAsync(...given));

/** Hashes a password as `scrypt$N$r$p$salt$hash`. Throws `Overloaded` when too many hashes wait already. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize('NFKC'), salt, 32, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether the password belongs to the hash. Without a hash it takes as long as with one, and says no, so that the
 * time of the answer does not tell whether the account exists. Throws `Overloaded` when too many hashes wait already.
 */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? '').split('$');
  const cost = stored ? { ...COST, N: Number(N), r: Number(r), p: Number(p) } : COST;
  const expected = stored ? Buffer.from(hash, 'base64url') : Buffer.alloc(32);
  const actual = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, cost);
  return timingSafeEqual(actual, expected) && Boolean(stored);
}
