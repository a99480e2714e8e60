import { isUnsent } from '@setlist/contracts/is-unsent';
import { ManagementError, ManagementTimeoutError } from 'auth0';
import { DomainError, notFound } from '../errors.ts';

/**
 * Turns what the SDK threw into an error of the domain: `not-found` for a user that the identity provider does not
 * know, else `identity-provider-unavailable` with the seconds to wait. Of a change whose answer was lost on the way it
 * says so, instead of that nothing was changed.
 */
export function explainFailure(error: unknown, waitMs: number, isChange: boolean): DomainError {
  if (error instanceof ManagementError && error.statusCode === 404) return notFound('account');
  const lost = isChange && isAnswerLost(error);
  return new DomainError('identity-provider-unavailable', {
    detail: `Nothing was changed${lost ? ', or we were not told' : ''}. Try again in a moment.`,
    members: lost ? { answerLost: true } : {},
    retryAfter: isLimited(error) ? Math.max(1, waitMs / 1_000) : 5,
    cause: error,
  });
}

/** The identity provider refused because its rate limit is used up. */
export function isLimited(error: unknown): boolean {
  return error instanceof ManagementError && error.statusCode === 429;
}

/** The Management API was asked, and its answer did not come: it may have done what it was asked. */
function isAnswerLost(error: unknown): boolean {
  if (error instanceof ManagementTimeoutError) return true;
  return error instanceof ManagementError && error.statusCode === undefined && !isUnsent(error.cause);
}
