import { ManagementError } from 'auth0';
import { DomainError, notFound } from '../errors.ts';

/**
 * Turns what the SDK threw into an error of the domain: `not-found` for a user that the identity provider does not
 * know, else `identity-provider-unavailable` with the seconds to wait.
 */
export function explainFailure(error: unknown, waitMs: number): DomainError {
  if (error instanceof ManagementError && error.statusCode === 404) return notFound('account');
  return new DomainError('identity-provider-unavailable', {
    detail: 'Nothing was changed. Try again in a moment.',
    retryAfter: isLimited(error) ? Math.max(1, waitMs / 1_000) : 5,
    cause: error,
  });
}

/** The identity provider refused because its rate limit is used up. */
export function isLimited(error: unknown): boolean {
  return error instanceof ManagementError && error.statusCode === 429;
}
