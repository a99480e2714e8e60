import type { ClientBase } from 'pg';
import { versionError } from '../errors.ts';

/**
 * Locks the featured list for a change and returns it as it is. `given` is the version the editor means to change.
 * Throws `version-required` or `version-mismatch`.
 */
export async function lockFeatured(
  client: ClientBase,
  given: number | undefined,
): Promise<{ headline: string; version: number }> {
  const { rows } = await client.query('SELECT headline, version FROM featured_list FOR UPDATE');
  const wrong = versionError(given, rows[0].version);
  if (wrong) throw wrong;
  return rows[0];
}
