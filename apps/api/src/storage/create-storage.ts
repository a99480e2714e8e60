import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { createFolderStorage } from './folder-storage.ts';
import type { Storage } from './storage.ts';
import { storageAway } from './storage-away.ts';

/** Opens the storage that the settings name. What it cannot do becomes `storage-unavailable`, and is logged. */
export function createStorage({ audioDir }: Env, log: Logger): Storage {
  const home = createFolderStorage(audioDir);
  const away = (error: unknown): never => {
    throw storageAway(error, log);
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
      } catch (error) {
        away(error);
      }
    },
  };
}
