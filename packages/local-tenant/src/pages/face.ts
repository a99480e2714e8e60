import { seedOf } from '@setlist/covers/seed';
import type { UserRow } from '../store/users.ts';

/** What the tenant's own pages call a user: the display name that applications show, or what else is known of them. */
export function shownName({ user_metadata, name, email, user_id }: UserRow): string {
  const displayName = user_metadata?.displayName;
  return (typeof displayName === 'string' && displayName) || name || email || user_id;
}

/**
 * Address of a user's face on the tenant's own pages, which load pictures from this site only: the drawing that the
 * app has for the same name. `picture` in claims and the Management API is another thing, as Auth0 has it.
 */
export function faceOf(user: UserRow): string {
  return `/faces/${encodeURIComponent(seedOf(shownName(user)))}.svg`;
}
