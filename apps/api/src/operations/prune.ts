import { runForOne, sql } from '@setlist/db/sql';
import type { Task } from 'graphile-worker';
import type { Deps } from '../context.ts';
import { UNSPENT_AT_MOST_MS } from '../plays/play-params.ts';

export const PRUNE = 'prune';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No access token lives longer: the longest that Auth0 lets an API set is 30 days. */
const TOKENS_LIVE_MS = 31 * DAY_MS;

/**
 * Makes the scheduled job that empties bins of what was removed an hour ago, and forgets answers to idempotency keys and handouts of audio after a day, events after an
 * hour, listening that makes no difference any more, and which tokens have ended once all of them are over.
 */
export function createPrune({ pool, prisma, log }: Deps): Task {
  return async () => {
    const before = (ms: number) => ({ lt: new Date(Date.now() - ms) });
    const pruned = {
      bin: await runForOne(pool, sql.pruneBin, { moment: new Date(Date.now() - HOUR_MS) }),
      requests: await prisma.playRequest.deleteMany({ where: { createdAt: before(DAY_MS) } }),
      events: await prisma.userEvent.deleteMany({ where: { createdAt: before(HOUR_MS) } }),
      handouts: await prisma.audioHandout.deleteMany({ where: { lastHandedAt: before(DAY_MS) } }),
      endedTokens: await prisma.endedTokens.deleteMany({
        where: { deleting: false, madeBefore: before(TOKENS_LIVE_MS) },
      }),
      listening: await prisma.listening.deleteMany({
        where: { countedUntil: before(UNSPENT_AT_MOST_MS) },
      }),
    };
    log.info(Object.fromEntries(Object.entries(pruned).map(([name, { count }]) => [name, count])), 'pruned');
  };
}
