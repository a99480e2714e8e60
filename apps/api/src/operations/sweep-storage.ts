import { run, sql } from '@setlist/db/sql';
import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';

export const SWEEP_STORAGE = 'sweep-storage';

/** An upload, from its object to its row, takes much less. */
const HOUR_MS = 3_600_000;
/** Keys that are looked up at once. */
const BATCH = 500;

/**
 * Makes the scheduled job that removes objects of an hour and more that no row names, of a song or in the bin, and what is left in the spool: of
 * a process that was killed between storage and row, of a removal that failed, or of a song that has left the bin.
 */
export function createSweepStorage({ pool, storage, uploads, log }: Deps): Task {
  const removeUnnamed = async (keys: string[]) => {
    const named = await run(pool, sql.findNamedObjects, { keys });
    const known = new Set(named.map(({ key }) => key));
    const orphans = keys.filter((key) => !known.has(key));
    for (const key of orphans) await storage.remove(key);
    return orphans.length;
  };
  return async () => {
    const moment = new Date(Date.now() - HOUR_MS);
    let objects = 0;
    let keys: string[] = [];
    for await (const key of storage.olderThan(moment)) {
      keys.push(key);
      if (keys.length < BATCH) continue;
      objects += await removeUnnamed(keys);
      keys = [];
    }
    objects += await removeUnnamed(keys);
    const spooled = await uploads.sweep(moment);
    log.info({ objects, spooled }, 'storage swept');
  };
}
