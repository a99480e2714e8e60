import type { Logger } from 'pino';
import type { Env } from '../env.ts';
import { createFolderStorage } from './folder-storage.ts';
import type { Storage } from './storage.ts';
import { storageAway } from './storage-away.ts';

/** Opens the storage that the settings name. What it cannot do becomes `storage-unavailable`, and is logged. */
export async function createStorage({ audioDir, s3 }: Env, log: Logger): Promise<Storage> {
  // The client of S3 is large, and needed there alone.
  const home = s3 ? (await import('./s3-storage.ts')).createS3Storage(s3) : createFolderStorage(audioDir);
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
