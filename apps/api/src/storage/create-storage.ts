import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { DomainError } from '../errors.ts';
import { createFolderStorage } from './folder-storage.ts';
import type { Storage } from './storage.ts';

const RETRY_AFTER_S = 10;

/** Opens the storage that the settings name. What it cannot do becomes `storage-unavailable`, and is logged. */
export function createStorage({ audioDir }: Env, log: Logger): Storage {
  const home = createFolderStorage(audioDir);
  const away = (err: unknown): never => {
    if (err instanceof DomainError) throw err;
    log.warn({ err }, 'the storage of audio cannot be used');
    throw new DomainError('storage-unavailable', {
      detail: 'Audio cannot be stored or fetched at the moment, and nothing was changed: try again.',
      retryAfter: RETRY_AFTER_S,
      cause: err,
    });
  };
  return {
    put: (...args) => home.put(...args).catch(away),
    async find(key) {
      const found = await home.find(key).catch(away);
      return found && { ...found, read: (range) => found.read(range).catch(away) };
    },
    remove: (key) => home.remove(key).catch(away),
    async *olderThan(moment) {
      try {
        yield* home.olderThan(moment);
      } catch (err) {
        away(err);
      }
    },
  };
}
