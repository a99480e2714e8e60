import type { Metadata } from './users.ts';

/**
 * Merges changes into metadata the way Auth0 does: the first level only, nested objects are replaced whole, null
 * deletes a key. Metadata that was never set stays null while there is nothing to add.
 */
export function mergeMetadata(current: Metadata | null, changes: Metadata): Metadata | null {
  const merged = { ...current, ...changes };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  return current === null && Object.keys(kept).length === 0 ? null : kept;
}
