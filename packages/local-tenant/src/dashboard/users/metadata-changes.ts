import { isDeepStrictEqual } from 'node:util';
import type { Metadata } from '../../store/users.ts';

/**
 * The PATCH that turns what the editor began with into what it ends with: keys that were changed or added, and null
 * for those taken out. Keys that the editor left alone are not in it, so what others wrote to them meanwhile stays.
 * `{}` clears, as in the Management API; undefined when nothing was changed.
 */
export function metadataChanges(base: Metadata, edited: Metadata): Metadata | undefined {
  const removed = Object.keys(base).filter((key) => !Object.hasOwn(edited, key));
  const written = Object.entries(edited).filter(
    ([key, value]) => !Object.hasOwn(base, key) || !isDeepStrictEqual(value, base[key]),
  );
  if (removed.length + written.length === 0) return undefined;
  if (Object.keys(edited).length === 0) return {};
  return Object.fromEntries([...removed.map((key) => [key, null]), ...written]);
}
