import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createGate } from './gate.ts';

/** OWASP's second row for scrypt: 32 MiB a hash, with the three passes that follow below. */
export const DEFAULT_SCRYPT_N = 2 ** 15;
const REST_OF_COST = { r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
// Node.js has four threads for slow work, which finding a host takes one of, too: hashes must not hold them all. A
// hash takes some tenth of a second: who comes last waits for a second or two.
const oneOfFew = createGate({ atOnce: 2, waiting: 24 });
const derive: typeof scryptAsync = (...given) => oneOfFew(() => scryptAsync(...given));

export interface Passwords {
  /** Hashes a password as `scrypt$N$r$p$salt$hash`. Throws `Overloaded` when too many hashes wait already. */
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the hash. Without a hash it takes as long as with one, and says no, so that the
   * time of the answer does not tell whether the account exists. Throws `Overloaded` when too many hashes wait already.
   */
  verify(password: string, stored: string | null | undefined): Promise<boolean>;
}

/** Passwords whose hashes cost as much as scrypt's `N` says, a power of two; those stored with another are still known. */
export function createPasswords(N: number = DEFAULT_SCRYPT_N): Passwords {
  const cost = { ...REST_OF_COST, N };
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const hash = await derive(password.normalize('NFKC'), salt, 32, cost);
      const { r, p } = cost;
      return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
    },
    async verify(password, stored) {
      const [, storedN, r, p, salt = '', hash = ''] = (stored ?? '').split('$');
      const its = stored ? { ...cost, N: Number(storedN), r: Number(r), p: Number(p) } : cost;
      const expected = stored ? Buffer.from(hash, 'base64url') : Buffer.alloc(32);
      const actual = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), 32, its);
      return timingSafeEqual(actual, expected) && Boolean(stored);
    },
  };
}
