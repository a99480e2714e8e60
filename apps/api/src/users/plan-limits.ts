import { PLAN_LIMITS } from '@setlist/contracts';
import type { Transaction } from '@setlist/db/create-prisma';
import { runForOne, sql } from '@setlist/db/sql';
import type { UserCaller } from '../context.ts';
import { DomainError } from '../errors.ts';

/** What the plans limit. */
type Limited = 'songs' | 'playlists';

/**
 * Refuses to add one more than the caller's plan holds, with `plan-limit`. Call it first in the transaction that
 * adds: it makes the caller's other additions wait, so that two at once cannot both take the last place.
 * Nothing is taken away from those above the limit (a plan that became smaller only stops adding).
 */
export async function refuseBeyondPlan(tx: Transaction, caller: UserCaller, what: Limited): Promise<void> {
  const { userId, plan } = caller;
  const limit = PLAN_LIMITS[plan][what];
  if (limit === null) return;
  await runForOne(tx, sql.takeTurns, { turn: `plan:${userId}` });
  const where = { userId };
  const held = await (what === 'songs' ? tx.song.count({ where }) : tx.playlist.count({ where }));
  if (held < limit) return;
  throw new DomainError('plan-limit', {
    detail: `The plan ${plan} holds ${limit} ${what}, and you have ${held}.`,
    members: { limit, plan },
  });
}
