import { z } from 'zod';
import type { Metadata } from '../store/users.ts';

/** The names that Auth0 keeps for itself: `app_metadata` has no property of them. */
const RESERVED = new Set([
  ...['__tenant', '_id', 'blocked', 'clientID', 'created_at', 'email', 'email_verified', 'global_client_id'],
  ...['globalClientID', 'identities', 'lastIP', 'lastLogin', 'loginsCount', 'metadata', 'multifactor'],
  ...['multifactor_last_modified', 'updated_at', 'user_id'],
]);

/**
 * Whether `app_metadata` may have a property of this name.
 * https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data
 */
export function isReservedName(name: string): boolean {
  return RESERVED.has(name);
}

/** Whether metadata may have a property of this name: one without `.` and `$`. */
export function isPlainKey(key: string): boolean {
  return !/[.$]/.test(key);
}

/** Whether all names in a value, at any depth, are ones that metadata may have. */
function hasPlainKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(
    ([key, nested]) => (Array.isArray(value) || isPlainKey(key)) && hasPlainKeys(nested),
  );
}

/**
 * Metadata: a JSON object without `.` and `$` in its keys, at any depth.
 * https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data
 */
export const metadataSchema = z.record(z.string(), z.unknown()).refine(hasPlainKeys, {
  message: "Keys must not contain '.' or '$'",
});

/** `app_metadata`: metadata without the names that Auth0 keeps for itself. */
export const appMetadataSchema = metadataSchema.check(({ value, issues }) => {
  const keys = Object.keys(value).filter(isReservedName);
  if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, input: value });
});

/**
 * Merges changes into metadata the way Auth0 does: the first level only, nested objects are replaced whole, null
 * deletes a key. Metadata that was never set stays null while there is nothing to add.
 */
export function mergeMetadata(current: Metadata | null, changes: Metadata): Metadata | null {
  const merged = { ...current, ...changes };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  return current === null && Object.keys(kept).length === 0 ? null : kept;
}

/**
 * What a PATCH leaves of metadata: `{}` clears, afterwards `user_metadata` is `{}` and `app_metadata` is gone;
 * anything else merges.
 */
export function patchMetadata(
  kind: 'user_metadata' | 'app_metadata',
  current: Metadata | null,
  changes: Metadata,
): Metadata | null {
  if (Object.keys(changes).length === 0) return kind === 'user_metadata' ? {} : null;
  return mergeMetadata(current, changes);
}
