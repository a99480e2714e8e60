import type { Logger } from 'pino';
import type { Storage } from './storage.ts';

/**
 * Removes objects that no row names any more. It never throws: what had to be done is done, and what is left behind here
 * goes with the next sweep.
 */
export async function removeObjects(
  storage: Storage,
  log: Logger,
  keys: readonly (string | null)[],
): Promise<void> {
  for (const key of keys) {
    if (key !== null) await storage.remove(key).catch((err) => log.warn({ err, key }, 'object left behind'));
  }
}
