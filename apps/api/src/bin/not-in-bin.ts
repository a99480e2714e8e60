import { DomainError } from '../errors.ts';

/** There is nothing to be put back: it was never there, it is another person's, or the bin has been emptied since. */
export function notInBin(what: string): DomainError {
  return new DomainError('not-found', {
    detail: `There is no removed ${what} of yours to be put back. What is removed can be put back for an hour.`,
  });
}
