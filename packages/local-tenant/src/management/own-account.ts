import type { Caller } from './authenticate.ts';
import { ManagementError } from './errors.ts';

/**
 * Holds a caller who has only `current_user` scopes of the listed ones to their own account. Throws 403 in Auth0's
 * words for any other.
 */
export function requireOwnAccount(caller: Caller, userId: string, scopes: string[]): { isOwnOnly: boolean } {
  const held = scopes.filter((scope) => caller.scopes.includes(scope));
  const isOwnOnly = held.every((scope) => scope.includes('current_user'));
  if (isOwnOnly && caller.sub !== userId) {
    throw new ManagementError(
      403,
      'User to be acted on does not match subject in bearer token.',
      'insufficient_scope',
    );
  }
  return { isOwnOnly };
}
