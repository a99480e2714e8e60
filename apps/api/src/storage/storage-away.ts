import type { Logger } from 'pino';
import { DomainError } from '../errors.ts';

const RETRY_AFTER_S = 10;

/** Makes `storage-unavailable` of what went wrong in storage, which is logged. */
export function storageAway(err: unknown, log: Logger): DomainError {
  if (err instanceof DomainError) return err;
  log.warn({ err }, 'the storage of audio cannot be used');
  return new DomainError('storage-unavailable', {
    detail: 'Audio cannot be stored or fetched at the moment, and nothing was changed: try again.',
    retryAfter: RETRY_AFTER_S,
    cause: err,
  });
}
