import { z } from 'zod';
import { mergeMetadata } from '../../store/merge-metadata.ts';
import type { Metadata, UserRow } from '../../store/users.ts';
import { ManagementError } from '../errors.ts';

const PROFILE_BYTES = 10 * 1024;

/**
 * Metadata: a JSON object without `.` and `$` in its keys, at any depth.
 * https://auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data
 */
export const metadataSchema = z.record(z.string(), z.unknown()).refine(hasPlainKeys, {
  message: "Keys must not contain '.' or '$'",
});

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

/** Refuses a profile over Auth0's 10 KB. */
export function requireSmallProfile({ password_hash: _, ...profile }: Partial<UserRow>): void {
  if (Buffer.byteLength(JSON.stringify(profile)) <= PROFILE_BYTES) return;
  throw new ManagementError(
    400,
    `The user profile is over its limit of ${PROFILE_BYTES} bytes.`,
    'invalid_body',
  );
}

/** Whether metadata may have a property of this name. */
export function isPlainKey(key: string): boolean {
  return !/[.$]/.test(key);
}

function hasPlainKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(
    ([key, nested]) => (Array.isArray(value) || isPlainKey(key)) && hasPlainKeys(nested),
  );
}
