import { PLAN_LIMITS } from '@setlist/contracts';
import type { ClientBase } from 'pg';
import type { UserCaller } from '../context.ts';
import { DomainError } from '../errors.ts';

/** What the plans limit: tables that carry `user_id`. */
type Limited = 'songs' | 'playlists';

/**
 * Refuses to add one more than the caller's plan holds, with `plan-limit`. Call it first in the transaction that
 * adds: it makes the caller's other additions wait, so that two at once cannot both take the last place.
 * Nothing is taken away from those above the limit (a plan that became smaller only stops adding).
 */
export async function refuseBeyondPlan(client: ClientBase, caller: UserCaller, what: Limited): Promise<void> {
  const limit = PLAN_LIMITS[caller.plan][what];
  if (limit === null) return;
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`plan:${caller.userId}`]);
  const { rows } = await client.query(`SELECT count(*)::int AS held FROM ${what} WHERE user_id = $1`, [
    caller.userId,
  ]);
  if (rows[0].held < limit) return;
  throw new DomainError('plan-limit', {
    detail: `The plan ${caller.plan} holds ${limit} ${what}, and you have ${rows[0].held}.`,
    members: { limit, plan: caller.plan },
  });
}
